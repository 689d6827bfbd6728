import { beforeEach, describe, expect, test } from 'vitest'
import type { ReputationStore } from '../../shared/delivery/aftermath/reputation.ts'
import { dayMs, hourMs } from '../../shared/time/clock.ts'
import { monday } from '../fakes/a-subscriber.ts'

const yesterday = monday - dayMs

/** The promises of a reputation store. */
export function reputationStoreContract(make: () => Promise<{ readonly reputation: ReputationStore }>): void {
  describe('a reputation store', () => {
    let reputation: ReputationStore
    beforeEach(async () => {
      reputation = (await make()).reputation
    })

    test('a new store counts no bounce and no complaint', async () => {
      expect(await reputation.since(yesterday)).toEqual({ bounces: 0, complaints: 0 })
    })

    test('bounces and complaints are counted separately', async () => {
      for (const harm of ['bounces', 'complaints', 'bounces'] as const) await reputation.count(harm, monday)
      expect(await reputation.since(yesterday)).toEqual({ bounces: 2, complaints: 1 })
    })

    test('the counts of all hours since a moment are summed up', async () => {
      for (const hours of [0, 1, 5, 23]) await reputation.count('bounces', monday - hours * hourMs)
      await reputation.count('complaints', monday - 20 * hourMs)
      expect(await reputation.since(yesterday)).toEqual({ bounces: 4, complaints: 1 })
    })

    test('the whole hour of that moment counts, the hour before it does not', async () => {
      const hour = Math.floor(yesterday / hourMs) * hourMs
      await reputation.count('bounces', hour - 1)
      await reputation.count('bounces', hour)
      await reputation.count('bounces', hour + hourMs - 1)
      expect(await reputation.since(hour + hourMs / 2)).toEqual({ bounces: 2, complaints: 0 })
      expect(await reputation.since(hour + hourMs)).toEqual({ bounces: 0, complaints: 0 })
    })

    test('the last hour of a year comes before the first of the next', async () => {
      const newYear = Date.UTC(2027, 0, 1)
      await reputation.count('complaints', newYear - 1)
      await reputation.count('complaints', newYear)
      expect(await reputation.since(newYear - hourMs)).toEqual({ bounces: 0, complaints: 2 })
      expect(await reputation.since(newYear)).toEqual({ bounces: 0, complaints: 1 })
    })

    test('none of many simultaneous counts is lost', async () => {
      await Promise.all(Array.from({ length: 20 }, () => reputation.count('bounces', monday)))
      expect(await reputation.since(yesterday)).toEqual({ bounces: 20, complaints: 0 })
    })
  })
}
