import type { EditionId } from '../../edition/edition-id.ts'
import type { Attempt, Confirmed, Missed } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { EpochMs } from '../../time/clock.ts'

/** A row of the due index. The index lags: a row may be older than its subscriber, never newer. */
export interface DueRow {
  readonly id: SubscriberId
  readonly nextDueAt: EpochMs
  readonly through: EditionId
}

export interface DuePage {
  readonly rows: readonly DueRow[]
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string
}

/** What a settled attempt leaves behind. */
export interface Settlement {
  readonly through: EditionId
  readonly lastAt: EpochMs
  readonly missed: Missed
  /** Absent for somebody who is no longer confirmed. */
  readonly nextDueAt?: EpochMs
}

export type Written = 'written' | 'conflict'

/** The delivery protocol's writes. Each is one conditional update of the subscriber's item. */
export interface DeliveryStore {
  /** Who is due in a shard at a moment, the longest waiting first, without those who have `head` already. */
  due(shard: number, now: EpochMs, head: EditionId, cursor?: string): Promise<DuePage>
  /** Since when the longest waiting reader of a shard is due at a moment; undefined where nobody is. */
  oldestDue(shard: number, now: EpochMs): Promise<EpochMs | undefined>
  /**
   * Begins an attempt, if the reader is still confirmed, due as seen, without an attempt, and has not got the head.
   * Returns the reader as they are with the claim; undefined where a condition was not met.
   */
  claim(row: DueRow, attempt: Attempt): Promise<Confirmed | undefined>
  /** Ends an attempt that is still this one and whose subscriber nobody changed since it was read. */
  settle(id: SubscriberId, attemptId: string, rev: number, settlement: Settlement): Promise<Written>
  /** Covers editions that hold nothing for the reader, under the conditions of a claim. */
  settleQuiet(row: DueRow, rev: number, settlement: Settlement): Promise<Written>
  /** Takes an attempt back that surely reached nobody: the reader is due as before. */
  release(id: SubscriberId, attemptId: string): Promise<Written>
  /** Puts an attempt of unknown outcome aside until a moment, if nobody changed the subscriber since it was read. */
  park(parked: ParkedAttempt, until: EpochMs): Promise<Written>
  /**
   * Settles past the protocol, whatever the status and whatever attempt is open: for a table that came back from a
   * backup, where nobody knows what was sent since. Only if nobody changed the subscriber since it was read.
   */
  moveOn(id: SubscriberId, rev: number, settlement: Settlement): Promise<Written>
}

export interface ParkedAttempt {
  readonly id: SubscriberId
  readonly attemptId: string
  readonly rev: number
  readonly nextDueAt: EpochMs
}
