import type { SQSEvent } from 'aws-lambda'
import { localRegion, queueArn } from './address.ts'
import type { ReceivedMessage } from './queue.ts'
import { systemAttributes } from './system-attributes.ts'

/** The event by which Lambda's event source mapping gives these messages to a function. */
export function sqsEvent(queueName: string, messages: readonly ReceivedMessage[]): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: {},
      md5OfBody: message.md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn(queueName),
      awsRegion: localRegion,
    })),
  }
}
