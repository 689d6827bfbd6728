import { beforeEach, describe, expect, test } from 'vitest'
import type { ReputationStore } from '../../shared/delivery/aftermath/reputation.ts'
import { dayMs, type EpochMs, hourMs, minuteMs } from '../../shared/time/clock.ts'
import { monday } from '../fakes/a-subscriber.ts'

const yesterday = monday - dayMs

/** The promises of a reputation store. */
export function reputationStoreContract(make: () => Promise<{ readonly reputation: ReputationStore }>): void {
  describe('a reputation store', () => {
    let reputation: ReputationStore
    beforeEach(async () => {
      reputation = (await make()).reputation
    })
    const digestsSince = async (at: EpochMs) => (await reputation.since(at)).digests
    const unconfirmedSince = async (at: EpochMs) => (await reputation.since(at)).unconfirmed

    test('a new store counts no bounce and no complaint', async () => {
      expect(await digestsSince(yesterday)).toEqual({ bounces: 0, complaints: 0 })
    })

    test('bounces and complaints are counted separately', async () => {
      for (const harm of ['bounces', 'complaints', 'bounces'] as const)
        await reputation.count('digests', harm, monday)
      expect(await digestsSince(yesterday)).toEqual({ bounces: 2, complaints: 1 })
    })

    test('the counts of all hours since a moment are summed up', async () => {
      for (const hours of [0, 1, 5, 23]) await reputation.count('digests', 'bounces', monday - hours * hourMs)
      await reputation.count('digests', 'complaints', monday - 20 * hourMs)
      expect(await digestsSince(yesterday)).toEqual({ bounces: 4, complaints: 1 })
    })

    test('the whole hour of that moment counts, the hour before it does not', async () => {
      const hour = Math.floor(yesterday / hourMs) * hourMs
      await reputation.count('digests', 'bounces', hour - 1)
      await reputation.count('digests', 'bounces', hour)
      await reputation.count('digests', 'bounces', hour + hourMs - 1)
      expect(await digestsSince(hour + hourMs / 2)).toEqual({ bounces: 2, complaints: 0 })
      expect(await digestsSince(hour + hourMs)).toEqual({ bounces: 0, complaints: 0 })
    })

    test('the last hour of a year comes before the first of the next', async () => {
      const newYear = Date.UTC(2027, 0, 1)
      await reputation.count('digests', 'complaints', newYear - 1)
      await reputation.count('digests', 'complaints', newYear)
      expect(await digestsSince(newYear - hourMs)).toEqual({ bounces: 0, complaints: 2 })
      expect(await digestsSince(newYear)).toEqual({ bounces: 0, complaints: 1 })
    })

    test('each kind of mail has counts of its own', async () => {
      await reputation.count('digests', 'bounces', monday)
      for (let times = 0; times < 2; times++) await reputation.count('letters', 'bounces', monday)
      for (let times = 0; times < 3; times++) await reputation.count('unconfirmed', 'bounces', monday)
      await reputation.count('unconfirmed', 'complaints', monday)
      expect(await reputation.since(yesterday)).toEqual({
        digests: { bounces: 1, complaints: 0 },
        letters: { bounces: 2, complaints: 0 },
        unconfirmed: { bounces: 3, complaints: 1, mailed: 0, dropped: 0 },
      })
    })

    describe('the letters to unconfirmed addresses', () => {
      test('letters are counted up to the cap, and one more is refused and not counted', async () => {
        const counted: boolean[] = []
        for (let letter = 0; letter < 5; letter++) counted.push(await reputation.countMailed(monday, 3))
        expect(counted).toEqual([true, true, true, false, false])
        expect((await unconfirmedSince(yesterday)).mailed).toBe(3)
      })

      test('a cap of zero lets nothing through', async () => {
        expect(await reputation.countMailed(monday, 0)).toBe(false)
        expect((await unconfirmedSince(yesterday)).mailed).toBe(0)
      })

      test('the letters of the last day fill the cap, whatever the hour, also over midnight', async () => {
        const evening = Date.UTC(2026, 10, 23, 23, 50)
        expect(await reputation.countMailed(evening, 2)).toBe(true)
        expect(await reputation.countMailed(evening + 20 * minuteMs, 2)).toBe(true)
        for (const hours of [1, 12, 23]) {
          expect(await reputation.countMailed(evening + hours * hourMs, 2), `${hours} h`).toBe(false)
        }
        expect(await reputation.countMailed(evening + dayMs + 11 * minuteMs, 2)).toBe(true)
      })

      test('many simultaneous letters never exceed the cap', async () => {
        await reputation.countMailed(monday - 5 * hourMs, 8)
        const counted = await Promise.all(Array.from({ length: 20 }, () => reputation.countMailed(monday, 8)))
        expect(counted.filter(Boolean)).toHaveLength(7)
        expect((await unconfirmedSince(yesterday)).mailed).toBe(8)
      })

      test('a letter that was counted and then not mailed makes room again', async () => {
        await reputation.countMailed(monday, 1)
        await reputation.uncountMailed(monday)
        expect((await unconfirmedSince(yesterday)).mailed).toBe(0)
        expect(await reputation.countMailed(monday, 1)).toBe(true)
      })

      test('a lowered cap lets nothing through until enough letters are a day old', async () => {
        for (let letter = 0; letter < 5; letter++) await reputation.countMailed(monday, 10)
        expect(await reputation.countMailed(monday + hourMs, 3)).toBe(false)
        expect(await reputation.countMailed(monday + dayMs + hourMs, 3)).toBe(true)
      })

      test('dropped letters are summed up beside them', async () => {
        await reputation.countDropped(3, monday)
        await reputation.countDropped(2, monday - hourMs)
        expect((await unconfirmedSince(yesterday)).dropped).toBe(5)
      })
    })

    test('none of many simultaneous counts is lost', async () => {
      await Promise.all(Array.from({ length: 20 }, () => reputation.count('digests', 'bounces', monday)))
      expect(await digestsSince(yesterday)).toEqual({ bounces: 20, complaints: 0 })
    })
  })
}
