import { localAccount } from './address.ts'
import type { ReceivedMessage } from './queue.ts'

/** SQS's attributes of a message. All are strings, and times are in milliseconds. */
export function systemAttributes(message: ReceivedMessage) {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: localAccount,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }
}
