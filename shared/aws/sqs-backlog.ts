import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { FeedbackBacklog } from '../delivery/attempt/proof.ts'
import type { SqsClient } from './sqs-queues.ts'

/** Counts the visible, in-flight and delayed messages of the feedback queue and its dead-letter queue. */
export function sqsBacklog(client: SqsClient, queueUrls: readonly string[]): FeedbackBacklog {
  const isEmpty = async (QueueUrl: string): Promise<boolean> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts] }),
    )
    // A missing count is not a count of 0.
    return counts.every((name) => Attributes?.[name] === '0')
  }
  return {
    async isEmpty() {
      for (const url of queueUrls) if (!(await isEmpty(url))) return false
      return true
    },
  }
}

const counts = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const
