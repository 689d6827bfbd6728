// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Seat, seatCounts } from '../../../../shared/delivery/pace/seat.ts'
import {
  digestsShare,
  isInSlot,
  lettersShare,
  mostSeats,
  seatShare,
  seatsNeeded,
} from '../../../../shared/delivery/pace/share.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

/** Quotas as SES gives them, and any fraction: a stand-in or an operator's fallback may have one. */
const quotas = fc.oneof(
  fc.integer({ min: 1, max: 1_000 }),
  fc.integer({ min: 1, max: 10_000 }).map((tenths) => tenths / 10),
  fc.double({ min: 0.1, max: 1_000, noNaN: true }),
)
const largeQuotas = quotas.filter((quota) => quota >= 2)
const layouts = fc.constantFrom(...seatCounts)

const seatsOf = (of: number): Seat[] => Array.from({ length: of }, (_, index) => ({ index, of }))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The most digests that all seats may start in one second, by their turns of the clock. */
function mostDigests(quota: number, of: number): number {
  const shares = seatsOf(of).map((seat) => seatShare(quota, seat))
  const seconds = Array.from({ length: 64 }, (_, second) => monday + second * secondMs)
  const inSecond = seconds.map((at) =>
    sum(shares.filter(({ slot }) => !slot || isInSlot(slot, at)).map(({ most }) => most)),
  )
  // A second by any other start holds parts of two that follow each other.
  const hasSlots = shares.some(({ slot }) => slot)
  return hasSlots
    ? Math.max(...inSecond.map((count, second) => count + (inSecond[second + 1] ?? 0)))
    : Math.max(...inSecond)
}

describe('shares of the account’s rate', () => {
  test('from two a second up, the largest numbers of all seats and of the letters add up to the rate at most', () => {
    fc.assert(
      fc.property(largeQuotas, layouts, (quota, of) => {
        expect(mostDigests(quota, of) + lettersShare(quota).most).toBeLessThanOrEqual(Math.floor(quota))
      }),
      { numRuns: 500 },
    )
  })

  test('below two a second, where nothing can be cut, one digest and one letter may meet, and never two digests', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1.999, noNaN: true }), layouts, (quota, of) => {
        expect(mostDigests(quota, of)).toBe(1)
        expect(lettersShare(quota).most).toBe(1)
      }),
    )
  })

  test('rates are fractions that never add up to more than the account’s, and never to more than each part of it', () => {
    fc.assert(
      fc.property(quotas, layouts, (quota, of) => {
        const digests = sum(seatsOf(of).map((seat) => seatShare(quota, seat).perSecond))
        const letters = lettersShare(quota).perSecond
        expect(digests).toBeLessThanOrEqual(digestsShare(quota).perSecond * (1 + 1e-9))
        expect(digests + letters).toBeLessThanOrEqual(quota * (1 + 1e-9))
        expect(Math.min(letters, digests)).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('no sender is asked for more on average than it may start in a second', () => {
    fc.assert(
      fc.property(quotas, layouts, (quota, of) => {
        for (const { perSecond, most } of [
          lettersShare(quota),
          ...seatsOf(of).map((seat) => seatShare(quota, seat)),
        ])
          expect(perSecond).toBeLessThanOrEqual(most)
      }),
    )
  })

  test('every seat has a turn, and only every other second is used, so that no second holds two seats’ turns', () => {
    fc.assert(
      fc.property(quotas, layouts, (quota, of) => {
        for (const { slot } of seatsOf(of).map((seat) => seatShare(quota, seat))) {
          if (!slot) continue
          const turns = Array.from({ length: 4 * slot.of }, (_, second) =>
            isInSlot(slot, monday + second * secondMs),
          )
          expect(turns.filter(Boolean)).toHaveLength(2)
          expect(turns.some((turn, second) => turn && turns[second + 1])).toBe(false)
        }
      }),
    )
  })

  test('one seat has all of the digests’ share', () => {
    fc.assert(
      fc.property(quotas, (quota) => {
        expect(seatShare(quota, { index: 0, of: 1 })).toEqual(digestsShare(quota))
      }),
    )
  })

  test.each([
    [1, 2, 1],
    [1, 16, 1],
    [14, 16, 8],
    [14, 8, 13],
    [14, 1, 13],
    [100, 16, 90],
  ])('with %f a second and %i seats, at most %i digests start in any second', (quota, of, most) => {
    expect(mostDigests(quota, of)).toBe(most)
  })

  test.each([
    [0.5, 0.5 / 3, 1, 1 / 3, 1],
    [1, 1 / 3, 1, 2 / 3, 1],
    [2, 2 / 3, 1, 1, 1],
    [5, 1, 1, 10 / 3, 4],
    [9, 3, 3, 6, 6],
    [10, 1, 1, 9, 9],
    [14, 1, 1, 12.6, 13],
    [100, 10, 10, 90, 90],
    [500, 50, 50, 450, 450],
  ])(
    'of %f a second letters have %f, at most %i in a second, and digests %f, at most %i',
    (quota, lettersRate, lettersMost, digestsRate, digestsMost) => {
      const [letters, digests] = [lettersShare(quota), digestsShare(quota)]
      expect([letters.perSecond, digests.perSecond]).toEqual([
        expect.closeTo(lettersRate),
        expect.closeTo(digestsRate),
      ])
      expect([letters.most, digests.most]).toEqual([lettersMost, digestsMost])
    },
  )
})

describe('how many seats an account’s rate needs', () => {
  test.each([
    [0.5, 1, 1],
    [1, 1, 1],
    [2, 1, 1],
    [3, 1, 2],
    [14, 1, 8],
    [100, 1, 16],
    [277, 1, 16],
    [278, 2, 16],
    [555, 2, 16],
    [1_000, 4, 16],
    [10_000, 16, 16],
  ])('%f a second need %i seats, and allow at most %i', (quota, needed, most) => {
    expect([seatsNeeded(quota), mostSeats(quota)]).toEqual([needed, most])
  })

  test('the seats that a rate needs are never more than it allows, and each has a call a second', () => {
    fc.assert(
      fc.property(quotas, (quota) => {
        expect(seatsNeeded(quota)).toBeLessThanOrEqual(mostSeats(quota))
        if (mostSeats(quota) === 1) return
        for (const seat of seatsOf(mostSeats(quota))) {
          expect(seatShare(quota, seat).slot).toBeUndefined()
          expect(seatShare(quota, seat).most).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })
})
