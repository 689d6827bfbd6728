import { randomUUID } from 'node:crypto'
import { type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import { maxBatchEntries, maxVisibilitySeconds, md5OfBody, messageFault } from './message.ts'
import {
  checkOptions,
  type DeadLetterQueue,
  type LocalQueueOptions,
  type MovedMessage,
} from './queue-options.ts'
import { parseReceipt, receiptHandle } from './receipt.ts'
import { checkWhole } from './whole-number.ts'

interface SentMessage {
  readonly messageId: string
  readonly md5OfBody: string
}

export interface ReceivedMessage extends SentMessage {
  readonly receiptHandle: string
  readonly body: string
  /** 1 on the first delivery. */
  readonly receiveCount: number
  readonly sentAt: EpochMs
  readonly firstReceivedAt: EpochMs
}

interface QueueCounts {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
}

/**
 * An SQS standard queue in memory. It delivers at least once, promises no order, and is lost when the process
 * ends. A message leaves it only by `delete` or by moving to the dead-letter queue. There is no retention
 * period.
 *
 * As in SQS, a receive moves a dead letter. Until a consumer receives, it counts as visible in its first
 * queue.
 */
export interface LocalQueue extends DeadLetterQueue {
  readonly name: string
  readonly visibilityTimeoutSeconds: number
  /** Throws if SQS would refuse the message; check with `messageFault` before. */
  send(body: string, options?: { readonly delaySeconds?: number | undefined }): SentMessage
  /**
   * Returns up to `max` (1 to 10) visible messages and hides them for the given or the queue's visibility
   * time-out.
   */
  receive(max: number, visibilityTimeoutSeconds?: number): ReceivedMessage[]
  /**
   * Every handle of a message deletes it, even one of an earlier receive while another consumer holds the
   * message (SQS: "will succeed, but the message might not be deleted"). Deleting twice is not an error. A
   * duplicate (`duplicateShare`) has its own handles, which delete only the duplicate.
   */
  delete(receiptHandle: string): 'deleted' | 'already gone' | 'invalid handle'
  /**
   * Hides the message for `seconds`; 0 shows it at once. Works only in flight and only with the newest
   * handle.
   */
  changeVisibility(receiptHandle: string, seconds: number): 'changed' | 'not in flight' | 'invalid handle'
  counts(): QueueCounts
  /**
   * Calls `listener`, inside the call that caused it, when a message arrives or its visibility changes. The
   * listener should ask `nextVisibleAt` again. The passing of time causes no call. Returns a function that
   * removes the listener.
   */
  onArrival(listener: () => void): () => void
  /**
   * The time at which a receive finds something to do, in the past if it would now; undefined if the queue is
   * empty.
   */
  nextVisibleAt(): EpochMs | undefined
}

interface Entry extends MovedMessage {
  readonly md5OfBody: string
  /** A duplicate is delivered once. When its time in flight is over, it is removed and not visible again. */
  readonly duplicate: boolean
  visibleAt: EpochMs
  receiveCount: number
  firstReceivedAt: EpochMs | undefined
}

export function localQueue(options: LocalQueueOptions): LocalQueue {
  checkOptions(options)
  const { name, clock, visibilityTimeoutSeconds, maxReceiveCount, deadLetter } = options
  const { delaySeconds: defaultDelay = 0, duplicateShare = 0, random = Math.random } = options
  const entries = new Map<string, Entry>()
  const listeners = new Set<() => void>()

  function store(message: MovedMessage, visibleAt: EpochMs, duplicate = false): void {
    const state = { duplicate, visibleAt, receiveCount: 0, firstReceivedAt: undefined }
    const { messageId, body, sentAt } = message
    entries.set(randomUUID(), { messageId, body, sentAt, md5OfBody: md5OfBody(body), ...state })
    announce()
  }

  function announce(): void {
    for (const listener of [...listeners]) listener()
  }

  /** True if the entry left the queue instead of being received. */
  function leaves(key: string, entry: Entry): boolean {
    if (entry.duplicate && entry.receiveCount > 0) return entries.delete(key)
    if (!deadLetter || maxReceiveCount === undefined || entry.receiveCount < maxReceiveCount) return false
    entries.delete(key)
    deadLetter.moveIn(entry)
    return true
  }

  function take(key: string, entry: Entry, now: EpochMs, hiddenSeconds: number): ReceivedMessage {
    const { messageId, body, sentAt, md5OfBody } = entry
    const receiveCount = ++entry.receiveCount
    entry.visibleAt = now + hiddenSeconds * secondMs
    entry.firstReceivedAt ??= now
    const handle = receiptHandle({ queue: name, entry: key, receive: receiveCount })
    const { firstReceivedAt } = entry
    return { messageId, md5OfBody, receiptHandle: handle, body, receiveCount, sentAt, firstReceivedAt }
  }

  return {
    name,
    visibilityTimeoutSeconds,
    send(body, { delaySeconds = defaultDelay } = {}) {
      const fault = messageFault(body, delaySeconds)
      if (fault) throw new Error(`${name}: ${fault.code}: ${fault.message}`)
      const now = clock()
      const messageId = randomUUID()
      store({ messageId, body, sentAt: now }, now + delaySeconds * secondMs)
      return { messageId, md5OfBody: md5OfBody(body) }
    },
    receive(max, hiddenSeconds = visibilityTimeoutSeconds) {
      checkWhole('max', max, 1, maxBatchEntries)
      checkWhole('visibilityTimeoutSeconds', hiddenSeconds, 0, maxVisibilitySeconds)
      const now = clock()
      const received: ReceivedMessage[] = []
      const duplicated: Entry[] = []
      for (const [key, entry] of entries) {
        if (received.length === max) break
        if (entry.visibleAt > now) continue
        // A batch reports failures by message id, so it never holds the same message twice.
        if (received.some((message) => message.messageId === entry.messageId)) continue
        if (leaves(key, entry)) continue
        received.push(take(key, entry, now, hiddenSeconds))
        if (!entry.duplicate && random() < duplicateShare) duplicated.push(entry)
      }
      for (const entry of duplicated) store(entry, now, true)
      return received
    },
    delete(handle) {
      const receipt = parseReceipt(handle, name)
      if (!receipt) return 'invalid handle'
      return entries.delete(receipt.entry) ? 'deleted' : 'already gone'
    },
    changeVisibility(handle, seconds) {
      checkWhole('visibility', seconds, 0, maxVisibilitySeconds)
      const receipt = parseReceipt(handle, name)
      if (!receipt) return 'invalid handle'
      const entry = entries.get(receipt.entry)
      const now = clock()
      if (!entry || entry.receiveCount !== receipt.receive || entry.visibleAt <= now) return 'not in flight'
      entry.visibleAt = now + seconds * secondMs
      announce()
      return 'changed'
    },
    counts() {
      const now = clock()
      const hidden = [...entries.values()].filter((entry) => entry.visibleAt > now)
      const inFlight = hidden.filter((entry) => entry.receiveCount > 0).length
      return { visible: entries.size - hidden.length, inFlight, delayed: hidden.length - inFlight }
    },
    onArrival(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    nextVisibleAt() {
      let next: EpochMs | undefined
      for (const { visibleAt } of entries.values()) {
        if (next === undefined || visibleAt < next) next = visibleAt
      }
      return next
    },
    moveIn(message) {
      store(message, clock())
    },
  }
}
