import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { SeatMessage, SeatQueue } from '../delivery/pace/seat.ts'
import type { LetterQueue } from '../subscriber/letter/letter-message.ts'

export type SqsClient = Pick<SQSClient, 'send'>

const batchSize = 10
const batchTries = 3

/** Letters on SQS. */
export function sqsLetterQueue(client: SqsClient, queueUrl: string): LetterQueue {
  return {
    async send(message, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
        }),
      )
    },
  }
}

/**
 * Seats on SQS. A batch can fail in part. Only the failed messages are sent again. Throws if some fail three
 * times.
 */
export function sqsSeatQueue(client: SqsClient, queueUrl: string): SeatQueue {
  return {
    async send(messages) {
      for (let from = 0; from < messages.length; from += batchSize) {
        await sendBatch(client, queueUrl, messages.slice(from, from + batchSize))
      }
    },
  }
}

async function sendBatch(
  client: SqsClient,
  queueUrl: string,
  messages: readonly SeatMessage[],
): Promise<void> {
  let rest = messages.map((message, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify(message),
  }))
  for (let tries = 0; rest.length > 0; tries++) {
    if (tries === batchTries) throw new Error(`${rest.length} seat messages were refused by the queue`)
    const result = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: rest }))
    const failed = new Set(result.Failed?.map((entry) => entry.Id))
    rest = rest.filter((entry) => failed.has(entry.Id))
  }
}
