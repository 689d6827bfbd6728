import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { MemoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { bodyOf } from './body-of.ts'

type CommandClass = new (input: never) => object

const commands = new Map<string, CommandClass>([
  ['GetItem', GetItemCommand],
  ['PutItem', PutItemCommand],
  ['UpdateItem', UpdateItemCommand],
  ['DeleteItem', DeleteItemCommand],
  ['Query', QueryCommand],
  ['Scan', ScanCommand],
  ['BatchGetItem', BatchGetItemCommand],
  ['BatchWriteItem', BatchWriteItemCommand],
])

/**
 * The DynamoDB in memory for clients of the SDK in other processes. An answer leaves `latencyMs` after its request came.
 * No item of the service holds bytes, so the values of a request are those of its JSON.
 */
export function dynamoOverHttp(dynamo: MemoryDynamo, latencyMs: () => number): RequestListener {
  return async (request, response) => {
    const body = await bodyOf(request)
    const answer = answerOf(dynamo, request, body)
    const ms = latencyMs()
    if (ms > 0) setTimeout(() => write(response, answer), ms)
    else write(response, answer)
  }
}

interface Answer {
  readonly status: number
  readonly body: string
}

function answerOf(dynamo: MemoryDynamo, request: IncomingMessage, body: Buffer): Answer {
  const [, operation = ''] = String(request.headers['x-amz-target']).split('.')
  try {
    const Command = commands.get(operation)
    if (!Command) throw new Error(`the stand-in knows no ${operation}`)
    const { $metadata: _, ...answer } = dynamo.execute(
      new Command(JSON.parse(body.toString()) as never),
    ) as Record<string, unknown>
    return { status: 200, body: JSON.stringify(answer) }
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException)) {
      return { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: String(error) }) }
    }
    const { name, message, $metadata } = error
    const __type = `com.amazonaws.dynamodb.v20120810#${name}`
    return { status: $metadata.httpStatusCode ?? 400, body: JSON.stringify({ __type, message }) }
  }
}

function write(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}
