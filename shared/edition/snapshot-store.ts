import type { Snapshot } from '../paper/ranking/snapshot.ts'
import type { LocalDate } from '../time/time-zone.ts'

/** Keeps what the community said about papers, day by day, as long as the ranking looks back. */
export interface SnapshotStore {
  /** The snapshots of the `snapshotDays` days before a day, oldest first; days may be missing. */
  before(day: LocalDate): Promise<readonly Snapshot[]>
  /** Keeps a day's snapshot. One of the same day is replaced. */
  keep(snapshot: Snapshot): Promise<void>
}
