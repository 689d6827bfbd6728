import type { SnapshotStore } from '../../shared/edition/snapshot-store.ts'
import { type Snapshot, snapshotDays } from '../../shared/paper/snapshot.ts'
import { dayMs } from '../../shared/time/clock.ts'

/** Snapshots, in memory. What goes in and comes out is copied. */
export function memorySnapshotStore(): SnapshotStore {
  const byDay = new Map<string, Snapshot>()
  return {
    async before(day) {
      const first = new Date(Date.parse(day) - snapshotDays * dayMs).toISOString().slice(0, 10)
      const found = [...byDay.values()].filter((snapshot) => snapshot.day >= first && snapshot.day < day)
      return structuredClone(found.sort((a, b) => (a.day < b.day ? -1 : 1)))
    },
    async keep(snapshot) {
      byDay.set(snapshot.day, structuredClone(snapshot))
    },
  }
}
