// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestRate, pace } from '../../../../shared/delivery/pace/pace.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'

/** The moments of a seat's calls, if its worker is busy for these times before them. */
async function callsOf(
  rate: number,
  seats: number,
  startMs: number,
  busyMs: readonly number[],
): Promise<number[]> {
  const time = handClock(startMs)
  const turn = pace(rate, seats, time.clock, time.wait)
  const calls: number[] = []
  for (const busy of busyMs) {
    time.advance(busy)
    await turn()
    calls.push(time.clock())
  }
  return calls
}

/** The most calls in any second. A second that holds the most begins with a call. */
function mostInASecond(calls: readonly number[]): number {
  const sorted = calls.toSorted((a, b) => a - b)
  return Math.max(
    ...sorted.map((start) => sorted.filter((at) => at >= start && at < start + secondMs).length),
  )
}

const seatCounts = fc.constantFrom(1, 2, 4, 8, 16)
const busyTimes = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3_000 })),
  { minLength: 1, maxLength: 60 },
)

describe('the pace', () => {
  test('no second holds more calls than the rate, however many seats there are and whatever their workers do', async () => {
    const scenario = seatCounts.chain((seats) =>
      fc.record({
        seats: fc.constant(seats),
        rate: fc.integer({ min: seats, max: 400 }),
        workers: fc.array(fc.record({ start: fc.nat(2_000), busy: busyTimes }), {
          minLength: seats,
          maxLength: seats,
        }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(scenario, async ({ seats, rate, workers }) => {
        const calls = await Promise.all(
          workers.map(({ start, busy }) => callsOf(rate, seats, monday + start, busy)),
        )
        expect(mostInASecond(calls.flat())).toBeLessThanOrEqual(rate)
      }),
      { numRuns: 200 },
    )
  })

  test('a worker without a pause makes all but one in a hundred of the calls of its share', async () => {
    const calls = await callsOf(100, 4, monday, Array<number>(251).fill(0))
    expect((calls.at(-1) ?? 0) - monday).toBe(10_100)
  })

  test('the first call does not wait, and lost time is not made up for', async () => {
    expect(await callsOf(2, 1, 0, [0, 5_000, 0, 0])).toEqual([0, 5_000, 5_505, 6_010])
  })

  test('a seat whose share is below one a second still makes one', async () => {
    expect(await callsOf(3, 4, 0, [0, 0])).toEqual([0, 1_010])
  })
})

describe('the digests’ part of the quota', () => {
  test.each([
    [1, 1],
    [3, 2],
    [9, 6],
    [10, 9],
    [14, 12],
    [200, 180],
  ])('the digests’ part of a quota of %i mails a second is %i', (quota, rate) => {
    expect(digestRate(quota)).toBe(rate)
  })

  test('the digests’ part of the quota leaves letters something from two mails a second up, and is never zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), (quota) => {
        expect(digestRate(quota)).toBeLessThan(quota)
        expect(digestRate(quota)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
