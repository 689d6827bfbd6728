import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../shared/time/clock.ts'
import { localAccount, localRegion } from './sqs/address.ts'

/** What SNS makes of a message on its way to SQS. */
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
