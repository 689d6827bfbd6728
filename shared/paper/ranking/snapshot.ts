import type { EpochMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import type { PaperId, Signals } from '../paper.ts'

/**
 * What the community said about papers when an edition was made. Today's growth is measured against
 * yesterday's snapshot.
 */
export interface Snapshot {
  /** The edition's day. */
  readonly day: LocalDate
  /** When the edition was due. */
  readonly at: EpochMs
  /** Only papers with at least one known signal. */
  readonly signals: ReadonlyMap<PaperId, Signals>
}

/** How many days of snapshots the ranking uses. */
export const snapshotDays = 28
