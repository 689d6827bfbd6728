import type { EpochMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'
import type { PaperId, Signals } from './paper.ts'

/** What the community said of papers when an edition was made: yesterday's is what today's growth is measured by. */
export interface Snapshot {
  /** The edition's day. */
  readonly day: LocalDate
  /** When the edition was due. */
  readonly at: EpochMs
  /** Only papers of which anything is known. */
  readonly signals: ReadonlyMap<PaperId, Signals>
}

/** How many days of snapshots the ranking looks back on. */
export const snapshotDays = 28
