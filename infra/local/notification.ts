import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../shared/time/clock.ts'
import { localAccount, localRegion } from './sqs/address.ts'

/** The JSON envelope that SNS puts around a message for SQS. */
export function snsEnvelope(message: unknown, at: EpochMs): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: `arn:aws:sns:${localRegion}:${localAccount}:feedback`,
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(message),
    Timestamp: new Date(at).toISOString(),
  })
}
