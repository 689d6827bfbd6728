import type { PaperId, Signals } from '../../../../shared/paper/paper.ts'
import type { Snapshot } from '../../../../shared/paper/ranking/snapshot.ts'
import type { EpochMs } from '../../../../shared/time/clock.ts'
import type { LocalDate } from '../../../../shared/time/time-zone.ts'

/** The signals of papers at a moment, by their ids. */
export function aSnapshot(at: EpochMs, signals: Readonly<Record<string, Signals>>): Snapshot {
  return {
    day: new Date(at).toISOString().slice(0, 10) as LocalDate,
    at,
    signals: new Map(Object.entries(signals) as [PaperId, Signals][]),
  }
}
