import type { EditionId } from '../../edition/edition-id.ts'
import type { Attempt, Confirmed, Missed } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { EpochMs } from '../../time/clock.ts'

/** A row of the due index. The index lags: a row may be older than its subscriber's item, never newer. */
export interface DueRow {
  readonly id: SubscriberId
  readonly nextDueAt: EpochMs
  readonly through: EditionId
}

export interface DuePage {
  readonly rows: readonly DueRow[]
  /** The start of the next page; absent on the last page. */
  readonly cursor?: string
}

/** The fields that a settled attempt leaves behind. */
export interface Settlement {
  readonly through: EditionId
  readonly lastAt: EpochMs
  readonly missed: Missed
  /** Absent for a subscriber who is not confirmed any more. */
  readonly nextDueAt?: EpochMs
}

export type Written = 'written' | 'conflict'

/** The delivery protocol's writes. Each is one conditional update of the subscriber's item. */
export interface DeliveryStore {
  /** The readers of a shard who are due at a moment and have not got `head`, the longest waiting first. */
  due(shard: number, now: EpochMs, head: EditionId, cursor?: string): Promise<DuePage>
  /** Since when the longest waiting reader of a shard is due at a moment; undefined if no reader is due. */
  oldestDue(shard: number, now: EpochMs): Promise<EpochMs | undefined>
  /**
   * Begins an attempt if the reader is still confirmed, is due as seen, has no open attempt and has not got
   * the head. Returns the reader as they are with the claim; undefined if a condition was not met.
   */
  claim(row: DueRow, attempt: Attempt): Promise<Confirmed | undefined>
  /** Ends an attempt, if it is still the open one and `rev` is still as it was read. */
  settle(id: SubscriberId, attemptId: string, rev: number, settlement: Settlement): Promise<Written>
  /** Covers editions that hold nothing for the reader, on a claim's conditions and an unchanged `rev`. */
  settleQuiet(row: DueRow, rev: number, settlement: Settlement): Promise<Written>
  /** Takes back an attempt that surely sent no mail. The reader is due as before. */
  release(id: SubscriberId, attemptId: string): Promise<Written>
  /** Puts an attempt in doubt aside until a moment, if the subscriber is still as they were read. */
  park(parked: ParkedAttempt, until: EpochMs): Promise<Written>
  /**
   * Settles past the protocol, whatever the status and whatever attempt is open. This serves a table that
   * came back from a backup, which does not tell what was sent since. Writes only if `rev` is still as it was
   * read.
   */
  moveOn(id: SubscriberId, rev: number, settlement: Settlement): Promise<Written>
}

export interface ParkedAttempt {
  readonly id: SubscriberId
  readonly attemptId: string
  readonly rev: number
  readonly nextDueAt: EpochMs
}
