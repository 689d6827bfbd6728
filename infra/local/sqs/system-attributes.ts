import { localAccount } from './address.ts'
import type { ReceivedMessage } from './queue.ts'

/** What SQS tells about a message beside its body: strings all of them, times in milliseconds. */
export function systemAttributes(message: ReceivedMessage) {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: localAccount,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }
}
