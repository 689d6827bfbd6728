import { dayMs, type EpochMs, hourMs, minuteMs } from '../../time/clock.ts'

/** The moments that can prove an attempt was never accepted: its Send event would have been seen by now. */
export interface FeedbackProof {
  /** When publish last saw the feedback queue and its dead letters empty. */
  readonly drainedAt: EpochMs
  /** The newest moment of which a Send event was processed. It is the witness that events do come. */
  readonly sendSeenAt: EpochMs
  /** The first moment at which a mail was submitted after the newest Send event that was known then. */
  readonly unheardSince: EpochMs
  /** When the newest message arrived that could not be read, and that might be a Send event. */
  readonly unreadableAt: EpochMs
}

/** Keeps the four moments. Each only grows. A moment that was never noted is 0. */
export interface ProofStore {
  read(): Promise<FeedbackProof>
  drained(at: EpochMs): Promise<void>
  /** Written at most once a minute. */
  sendSeen(at: EpochMs): Promise<void>
  unheard(since: EpochMs): Promise<void>
  unreadable(arrivedAt: EpochMs): Promise<void>
}

/** Tells whether every report that SES has made so far is worked off. */
export interface FeedbackBacklog {
  isEmpty(): Promise<boolean>
}

/** How long after an attempt its Send event may still reach the queue, with a margin. */
export const latestEventMs = 2 * hourMs

/** How long the reports' queue keeps a report that nobody fetches. Later an empty queue says nothing. */
export const reportsKeptMs = 4 * dayMs

/**
 * Tells whether an attempt is proven never to have been accepted. The Send event of an accepted mail would
 * have been in the queue within two hours. The queue was seen empty after that and before SQS could have
 * dropped the event, and events of that time did come, so there was none, unless it is a message that could
 * not be read. Without Send events nothing is ever proven.
 */
export function provesUnsent(
  proof: Pick<FeedbackProof, 'drainedAt' | 'sendSeenAt' | 'unreadableAt'>,
  startedAt: EpochMs,
): boolean {
  if (mayBeUnreadable(proof, startedAt)) return false
  if (proof.drainedAt >= startedAt + reportsKeptMs) return false
  return proof.drainedAt >= startedAt + latestEventMs && proof.sendSeenAt >= startedAt
}

/** Clocks agree within a minute. */
const skewMs = minuteMs

/**
 * Tells whether the Send event of an attempt may be among the messages that could not be read. An attempt that
 * started after the last of them arrived has none there.
 */
function mayBeUnreadable({ unreadableAt }: Pick<FeedbackProof, 'unreadableAt'>, startedAt: EpochMs): boolean {
  return startedAt <= unreadableAt + skewMs
}

/** `sendSeenAt` may be a minute behind the events, and clocks may differ by another minute. */
const hearingMs = minuteMs + skewMs

/** The moment since which mails go out without a Send event; undefined while events follow them. */
export function silentSince({ sendSeenAt, unheardSince }: FeedbackProof): EpochMs | undefined {
  return unheardSince > sendSeenAt + hearingMs ? unheardSince : undefined
}

/** Notes that mails went out from a moment on. While no event comes, the first of such moments stays. */
export async function noteSubmitted(
  proof: Pick<ProofStore, 'read' | 'unheard'>,
  since: EpochMs,
): Promise<void> {
  if (silentSince(await proof.read()) === undefined) await proof.unheard(since)
}
