import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Context } from 'hono'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { randomSecret } from '../../shared/subscriber/confirmation.ts'
import { readEnvironment } from '../environment.ts'
import { lambdaLog } from '../lambda-log.ts'
import { composeApi } from './compose.ts'
import { apiEnvironment } from './environment.ts'

/** The Lambda function behind the HTTP API. */
export const handler = handle(
  composeApi(readEnvironment(apiEnvironment, process.env), {
    dynamo: new DynamoDBClient({}),
    sqs: new SQSClient({}),
    clock: Date.now,
    log: lambdaLog('api'),
    newSecret: randomSecret,
    clientIp: sourceIp,
  }),
)

function sourceIp(c: Context<{ Bindings: { event?: LambdaEvent } }>): string {
  const requestContext = c.env.event?.requestContext as { http?: { sourceIp?: string } } | undefined
  return requestContext?.http?.sourceIp ?? 'unknown'
}
