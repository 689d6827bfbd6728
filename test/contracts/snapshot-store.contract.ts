import { beforeEach, describe, expect, test } from 'vitest'
import type { SnapshotStore } from '../../shared/edition/snapshot-store.ts'
import type { PaperId, Signals } from '../../shared/paper/paper.ts'
import type { Snapshot } from '../../shared/paper/ranking/snapshot.ts'

/** The snapshot of a day, at six in the morning. */
function aSnapshot(
  day: string,
  signals: Record<string, Signals> = { '2611.00001': { upvotes: 3 } },
): Snapshot {
  return { day, at: Date.parse(`${day}T06:00:00Z`), signals: new Map(Object.entries(signals)) as never }
}

/** The promises of a snapshot store. */
export function snapshotStoreContract(make: () => Promise<{ readonly snapshots: SnapshotStore }>): void {
  describe('a snapshot store', () => {
    let snapshots: SnapshotStore
    beforeEach(async () => {
      snapshots = (await make()).snapshots
    })

    test('a new store has no snapshot', async () => {
      expect(await snapshots.before('2026-11-23')).toEqual([])
    })

    test('the snapshots before a day come back, oldest first, without the day itself and later ones', async () => {
      for (const day of ['2026-11-24', '2026-11-22', '2026-11-23', '2026-11-20']) {
        await snapshots.keep(aSnapshot(day))
      }
      expect(await snapshots.before('2026-11-23')).toEqual([aSnapshot('2026-11-20'), aSnapshot('2026-11-22')])
    })

    test('every signal comes back, and an absent signal stays absent', async () => {
      const some = aSnapshot('2026-11-22', {
        '2611.00001': { upvotes: 3, comments: 0, stars: 12_345, points: 1 },
        '2611.00002': { stars: 7 },
        'math/0309136': { upvotes: 0 },
        'title:a paper.with dots': { upvotes: 1 },
      })
      await snapshots.keep(some)
      expect(await snapshots.before('2026-11-23')).toStrictEqual([some])
    })

    test('snapshots of the last 28 days are read, the snapshot of the 29th is not', async () => {
      await snapshots.keep(aSnapshot('2026-10-25'))
      await snapshots.keep(aSnapshot('2026-10-26'))
      expect((await snapshots.before('2026-11-23')).map(({ day }) => day)).toEqual(['2026-10-26'])
    })

    test('a snapshot of the same day is replaced', async () => {
      await snapshots.keep(aSnapshot('2026-11-22'))
      const again = aSnapshot('2026-11-22', { '2611.00002': { upvotes: 9 } })
      await snapshots.keep(again)
      expect(await snapshots.before('2026-11-23')).toEqual([again])
    })

    test('a snapshot without signals is kept', async () => {
      await snapshots.keep(aSnapshot('2026-11-22', {}))
      expect(await snapshots.before('2026-11-23')).toEqual([aSnapshot('2026-11-22', {})])
    })

    test('a snapshot of 5,000 papers comes back whole', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 5_000 }, (_, number) => [
          `2611.${String(number).padStart(5, '0')}` as PaperId,
          { upvotes: number, comments: 1, stars: 100_000 + number, points: 2 },
        ]),
      )
      await snapshots.keep(aSnapshot('2026-11-22', many))
      expect((await snapshots.before('2026-11-23'))[0]?.signals.size).toBe(5_000)
    })
  })
}
