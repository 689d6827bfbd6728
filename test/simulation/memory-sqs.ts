import {
  GetQueueAttributesCommand,
  type GetQueueAttributesCommandInput,
  SendMessageBatchCommand,
  type SendMessageBatchCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSServiceException,
} from '@aws-sdk/client-sqs'
import { badBatch } from '../../infra/local/sqs/batch.ts'
import { messageFault } from '../../infra/local/sqs/message.ts'
import type { SqsClient } from '../../shared/aws/sqs-queues.ts'
import type { MemoryQueue } from './memory-queue.ts'
import type { MemoryService } from './memory-service.ts'

export interface MemorySqsOptions {
  readonly queues: readonly MemoryQueue[]
  /** Whether the queue refuses one entry of a batch, which its siblings survive. Default never. */
  readonly refusesEntry?: () => boolean
}

export interface MemorySqs extends MemoryService {
  /** Answers at once, for tests without a scheduler. */
  readonly client: SqsClient
}

/** SQS in memory, where the SDK client's `send` stands. The world hands functions the messages that they receive. */
export function memorySqs({ queues, refusesEntry = () => false }: MemorySqsOptions): MemorySqs {
  const byUrl = new Map(queues.map((queue) => [queue.url, queue]))
  const queueAt = (url: string | undefined): MemoryQueue => {
    const queue = byUrl.get(url ?? '')
    if (!queue) throw refusal('QueueDoesNotExist', `The specified queue does not exist: ${url}`)
    return queue
  }

  function sendMessage(input: SendMessageCommandInput): object {
    const { MessageBody = '', DelaySeconds } = onlyKnown(input, ['QueueUrl', 'MessageBody', 'DelaySeconds'])
    const fault = messageFault(MessageBody, DelaySeconds)
    if (fault) throw refusal(fault.code, fault.message)
    return { MessageId: queueAt(input.QueueUrl).send(MessageBody, DelaySeconds) }
  }

  function sendMessageBatch(input: SendMessageBatchCommandInput): object {
    const { QueueUrl, Entries = [] } = onlyKnown(input, ['QueueUrl', 'Entries'])
    const queue = queueAt(QueueUrl)
    const fault = badBatch(Entries.map(({ Id = '', MessageBody = '' }) => ({ Id, MessageBody })))
    if (fault) throw refusal(fault.code, fault.message)
    const Successful: object[] = []
    const Failed: object[] = []
    for (const { Id, MessageBody = '', DelaySeconds } of Entries) {
      const own = messageFault(MessageBody, DelaySeconds)
      if (own) Failed.push({ Id, SenderFault: true, Code: own.code })
      else if (refusesEntry()) Failed.push({ Id, SenderFault: false, Code: 'InternalError' })
      else Successful.push({ Id, MessageId: queue.send(MessageBody, DelaySeconds) })
    }
    // As on AWS, a list without entries is left out.
    return { ...(Successful.length > 0 && { Successful }), ...(Failed.length > 0 && { Failed }) }
  }

  function getQueueAttributes(input: GetQueueAttributesCommandInput): object {
    const { QueueUrl, AttributeNames = [] } = onlyKnown(input, ['QueueUrl', 'AttributeNames'])
    const { visible, inFlight, delayed } = queueAt(QueueUrl).shownCounts()
    const all: Record<string, string> = {
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
    }
    const wanted = AttributeNames.includes('All') ? Object.keys(all) : AttributeNames
    const unknown = wanted.find((name) => all[name] === undefined)
    if (unknown) throw refusal('InvalidAttributeName', `Unknown Attribute ${unknown}.`)
    return { Attributes: Object.fromEntries(wanted.map((name) => [name, all[name]])) }
  }

  const operations = new Map<unknown, (input: never) => object>([
    [SendMessageCommand, sendMessage],
    [SendMessageBatchCommand, sendMessageBatch],
    [GetQueueAttributesCommand, getQueueAttributes],
  ])
  const execute = (command: object): object => {
    const operation = operations.get(command.constructor)
    if (!operation) throw new Error(`the simulation's SQS knows no ${command.constructor.name}`)
    const { input } = command as { readonly input: never }
    return { ...operation(input), $metadata: { httpStatusCode: 200 } }
  }
  return {
    execute,
    describe,
    fault: () => refusal('InternalFailure', 'We encountered an internal error', 500),
    client: { send: async (command: object) => execute(command) } as SqsClient,
  }
}

function describe(command: object): string {
  const { QueueUrl = '', Entries } = (command as { readonly input: SendMessageBatchCommandInput }).input
  const count = Entries ? ` (${Entries.length})` : ''
  return `${command.constructor.name.replace('Command', '')} ${QueueUrl.split('/').at(-1)}${count}`
}

function refusal(name: string, message: string, status = 400): Error {
  return new SQSServiceException({
    name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status },
    message,
  })
}

/** Refuses a parameter that this SQS does not implement, so that no test relies on it. */
function onlyKnown<T extends object>(input: T, known: readonly (keyof T)[]): T {
  for (const name in input) {
    if (!known.includes(name) && input[name] !== undefined)
      throw new Error(`the simulation's SQS knows no ${name}`)
  }
  return input
}
