import type { SQSEvent } from 'aws-lambda'

/** A batch as Lambda gets it from SQS: bodies under the ids `message-0`, `message-1`, … */
export function anSqsEvent(...bodies: readonly string[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      receiptHandle: `receipt-${index}`,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1795424400000',
        SenderId: 'AROAEXAMPLE:paperwire',
        ApproximateFirstReceiveTimestamp: '1795424400010',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:queue',
      awsRegion: 'us-east-1',
    })),
  }
}

/** The handler's answer if exactly these messages failed. */
export function failed(...indexes: readonly number[]) {
  return { batchItemFailures: indexes.map((index) => ({ itemIdentifier: `message-${index}` })) }
}
