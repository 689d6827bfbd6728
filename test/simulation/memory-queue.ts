import { messageFault } from '../../infra/local/sqs/message.ts'
import type { ReceivedMessage } from '../../infra/local/sqs/queue.ts'
import { type Clock, type EpochMs, minuteMs, secondMs } from '../../shared/time/clock.ts'
import type { Random } from './random.ts'

export interface MemoryQueueOptions {
  readonly name: string
  readonly clock: Clock
  readonly visibilityTimeoutSeconds: number
  /** After this many receives the next one moves the message to `deadLetters`. */
  readonly maxReceiveCount?: number
  readonly deadLetters?: MemoryQueue
  /** Chooses the order and the troubles. Without it messages come once and in order. */
  readonly random?: Random
  /** How likely a received message stays visible, and is received by another consumer, too. */
  readonly duplicate?: number
  /** How likely a deletion leaves a copy behind, which is rare in SQS. */
  readonly undelete?: number
  /** How old the counts are that GetQueueAttributes shows, up to five minutes. Default 0. */
  readonly countsLagMs?: () => number
}

export interface QueueCounts {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
}

/** An SQS standard queue in memory, with ids and order from the seed: at least once, in no promised order. */
export interface MemoryQueue {
  readonly name: string
  readonly url: string
  readonly visibilityTimeoutSeconds: number
  /** Throws for what SQS would refuse. Returns the message's id. */
  send(body: string, delaySeconds?: number): string
  /** Up to 10 visible messages, now hidden. */
  receive(max: number): ReceivedMessage[]
  /** By any handle that the message was ever received under; deleting twice does no harm. */
  delete(receiptHandle: string): void
  /** Whether a receive would find a message now. */
  isAnyVisible(): boolean
  /** The true counts, not those that SQS shows. */
  counts(): QueueCounts
  /** The counts that SQS shows. */
  shownCounts(): QueueCounts
  /** The moment at which a receive will next find a message. */
  nextVisibleAt(): EpochMs | undefined
  /** When the oldest message was sent, in whatever state it is. */
  oldestSentAt(): EpochMs | undefined
  /** Moves everything back to where it came from, as an operator does with dead letters. */
  redriveTo(queue: MemoryQueue): number
  /** All messages, in any state, for invariants. */
  bodies(): readonly string[]
}

interface Entry {
  readonly messageId: string
  readonly body: string
  readonly sentAt: EpochMs
  receiveCount: number
  visibleAt: EpochMs
  firstReceivedAt: EpochMs | undefined
}

const longestCountsLagMs = 5 * minuteMs

export function memoryQueue(options: MemoryQueueOptions): MemoryQueue {
  const { name, clock, visibilityTimeoutSeconds, maxReceiveCount, deadLetters, random } = options
  const { duplicate = 0, undelete = 0, countsLagMs = () => 0 } = options
  if ((maxReceiveCount === undefined) !== (deadLetters === undefined)) {
    throw new Error(`${name}: maxReceiveCount and deadLetters need each other`)
  }
  let entries: Entry[] = []
  let sent = 0
  let history: { readonly at: EpochMs; readonly counts: QueueCounts }[] = []

  function counts(): QueueCounts {
    const now = clock()
    const visible = entries.filter((entry) => entry.visibleAt <= now).length
    const delayed = entries.filter((entry) => entry.visibleAt > now && entry.receiveCount === 0).length
    return { visible, inFlight: entries.length - visible - delayed, delayed }
  }

  /** Records the counts after a change, for as long as a caller may still be shown them. */
  function remember(): void {
    const now = clock()
    const first = history.findLastIndex(({ at }) => at <= now - longestCountsLagMs)
    history = [...history.slice(Math.max(0, first)), { at: now, counts: counts() }]
  }

  function takeVisible(max: number): Entry[] {
    const now = clock()
    const visible = entries.filter((entry) => entry.visibleAt <= now)
    const taken: Entry[] = []
    while (visible.length > 0 && taken.length < max) {
      const [entry] = visible.splice(random?.int(visible.length) ?? 0, 1)
      if (!entry) continue
      if (deadLetters && maxReceiveCount !== undefined && entry.receiveCount >= maxReceiveCount) {
        entries = entries.filter((each) => each !== entry)
        deadLetters.send(entry.body)
      } else taken.push(entry)
    }
    return taken
  }

  function receive(entry: Entry): ReceivedMessage {
    const now = clock()
    entry.receiveCount++
    if (!random?.chance(duplicate)) entry.visibleAt = now + visibilityTimeoutSeconds * secondMs
    entry.firstReceivedAt ??= now
    const { messageId, body, sentAt, receiveCount, firstReceivedAt } = entry
    const receiptHandle = `${messageId}/${receiveCount}`
    return { messageId, body, sentAt, receiveCount, firstReceivedAt, receiptHandle, md5OfBody: '' }
  }

  return {
    name,
    url: `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`,
    visibilityTimeoutSeconds,
    send(body, delaySeconds = 0) {
      const fault = messageFault(body, delaySeconds)
      if (fault) throw new Error(`${name}: ${fault.message}`)
      const now = clock()
      const messageId = `${name}-${sent++}`
      const visibleAt = now + delaySeconds * secondMs
      entries.push({ messageId, body, sentAt: now, receiveCount: 0, visibleAt, firstReceivedAt: undefined })
      remember()
      return messageId
    },
    receive(max) {
      const received = takeVisible(max).map(receive)
      remember()
      return received
    },
    delete(receiptHandle) {
      const [messageId] = receiptHandle.split('/')
      if (random?.chance(undelete)) return
      entries = entries.filter((entry) => entry.messageId !== messageId)
      remember()
    },
    isAnyVisible() {
      const now = clock()
      return entries.some((entry) => entry.visibleAt <= now)
    },
    counts,
    shownCounts() {
      const seen = clock() - countsLagMs()
      const now = counts()
      const shown = history.findLast(({ at }) => at <= seen)?.counts ?? {
        visible: 0,
        inFlight: 0,
        delayed: 0,
      }
      return history.at(-1) && (history.at(-1)?.at ?? 0) > seen ? shown : now
    },
    nextVisibleAt() {
      return entries.length > 0 ? Math.min(...entries.map((entry) => entry.visibleAt)) : undefined
    },
    redriveTo(queue) {
      const moved = entries
      entries = []
      remember()
      for (const { body } of moved) queue.send(body)
      return moved.length
    },
    oldestSentAt: () => (entries.length === 0 ? undefined : Math.min(...entries.map(({ sentAt }) => sentAt))),
    bodies: () => entries.map(({ body }) => body),
  }
}
