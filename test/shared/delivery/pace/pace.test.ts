// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Pace, pace } from '../../../../shared/delivery/pace/pace.ts'
import { isInSlot, type Share, seatShare } from '../../../../shared/delivery/pace/share.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { type SimulatedTime, simulatedTime } from '../../../fakes/simulated-time.ts'
import { mostInASecond } from './most-in-a-second.ts'

const inTime = Number.MAX_SAFE_INTEGER

/** Lanes that call, and are busy for these times after each call, until all times are used. */
async function startsOf(
  time: SimulatedTime,
  line: Pace,
  lanes: number,
  busyMs: readonly number[],
): Promise<number[]> {
  const starts: number[] = []
  const left = [...busyMs]
  const lane = async (): Promise<void> => {
    for (let busy = left.shift(); busy !== undefined; busy = left.shift()) {
      if (!(await line.turn(inTime))) return
      starts.push(time.clock())
      if (busy > 0) await time.wait(busy)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return starts
}

/** The starts of one worker that is always ready, from the beginning on. */
function readyStarts(share: Share, calls: number, lateMs?: () => number): Promise<number[]> {
  const time = simulatedTime(0, lateMs)
  return time.run(() => startsOf(time, pace(share, time.clock, time.wait), 64, Array(calls).fill(0)))
}

const shares = fc.constantFrom<Share>(
  { perSecond: 0.5, most: 1 },
  { perSecond: 1, most: 1 },
  { perSecond: 4, most: 4 },
  { perSecond: 12.6, most: 13 },
  { perSecond: 90, most: 90 },
  { perSecond: 31.5, most: 28 },
)
const busyTimes = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 90 }) }, fc.integer({ max: 3_000, min: 1 })),
  { minLength: 1, maxLength: 200 },
)

describe('the pace', () => {
  test('no second holds more starts than the share’s most, however many lanes there are, however long they are busy and however late timers are', async () => {
    await fc.assert(
      fc.asyncProperty(
        shares,
        fc.integer({ min: 1, max: 24 }),
        busyTimes,
        fc.array(fc.nat(400), { minLength: 1 }),
        async (share, lanes, busy, late) => {
          let timers = 0
          const time = simulatedTime(monday, () => late[timers++ % late.length] ?? 0)
          const line = pace(share, time.clock, time.wait)
          const starts = await time.run(() => startsOf(time, line, lanes, busy))
          expect(starts).toHaveLength(busy.length)
          expect(mostInASecond(starts)).toBeLessThanOrEqual(share.most)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a call that starts late after its turn counts from its start, so that no second holds one too many', async () => {
    const times = fc.array(fc.nat(900), { minLength: 1, maxLength: 120 })
    await fc.assert(
      fc.asyncProperty(shares, fc.integer({ min: 1, max: 24 }), times, async (share, lanes, between) => {
        const time = simulatedTime(monday)
        const line = pace(share, time.clock, time.wait)
        const starts: number[] = []
        const left = [...between]
        const lane = async (): Promise<void> => {
          for (let ms = left.shift(); ms !== undefined; ms = left.shift()) {
            if (!(await line.turn(inTime))) return
            if (ms > 0) await time.wait(ms)
            line.started()
            starts.push(time.clock())
          }
        }
        await time.run(() => Promise.all(Array.from({ length: lanes }, lane)))
        expect(starts).toHaveLength(between.length)
        expect(mostInASecond(starts)).toBeLessThanOrEqual(share.most)
      }),
      { numRuns: 150 },
    )
  })

  test('a worker and the one that follows its rest together keep to the share’s most', async () => {
    await fc.assert(
      fc.asyncProperty(
        shares,
        fc.integer({ min: 1, max: 24 }),
        busyTimes,
        busyTimes,
        async (share, lanes, busy, busyAfter) => {
          const time = simulatedTime(monday)
          const starts = await time.run(async () => {
            const first = pace(share, time.clock, time.wait)
            const own = await startsOf(time, first, lanes, busy)
            await first.rest()
            return [...own, ...(await startsOf(time, pace(share, time.clock, time.wait), lanes, busyAfter))]
          })
          expect(mostInASecond(starts)).toBeLessThanOrEqual(share.most)
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each([
    [14, 12.6],
    [100, 90],
    [250, 225],
  ])('a worker that is always ready uses its share of %i calls a second', async (account, perSecond) => {
    const starts = await readyStarts(seatShare(account, { index: 0, of: 1 }), 60 * perSecond)
    const reached = (starts.length - 1) / ((starts.at(-1) ?? 0) / secondMs)
    expect(reached).toBeLessThanOrEqual(perSecond)
    expect(reached).toBeGreaterThan(0.99 * perSecond)
  })

  test('timers that are late by up to 20 ms cost less than three in a hundred calls at 90 a second', async () => {
    let timers = 0
    const starts = await readyStarts({ perSecond: 90, most: 90 }, 5_400, () => (timers++ * 7) % 21)
    expect(5_399 / ((starts.at(-1) ?? 0) / secondMs)).toBeGreaterThan(0.97 * 90)
  })

  test('the first call does not wait, and lost time is made up for by no more than a quarter of a second', async () => {
    const time = simulatedTime(0)
    const line = pace({ perSecond: 10, most: 10 }, time.clock, time.wait)
    const starts = await time.run(async () => {
      const first = await startsOf(time, line, 1, [5_000])
      return [...first, ...(await startsOf(time, line, 1, Array(6).fill(0)))]
    })
    expect(starts).toEqual([0, 5_000, 5_000, 5_000, 5_050, 5_150, 5_250])
  })

  test('whoever asks first has the first turn', async () => {
    const time = simulatedTime(0)
    const line = pace({ perSecond: 2, most: 2 }, time.clock, time.wait)
    const order: number[] = []
    await time.run(() =>
      Promise.all([1, 2, 3, 4].map((lane) => line.turn(inTime).then(() => order.push(lane)))),
    )
    expect(order).toEqual([1, 2, 3, 4])
  })

  test('a line of sixty lanes waits by one timer at a time', async () => {
    const time = simulatedTime(0)
    let [waiting, most] = [0, 0]
    const wait = async (ms: number): Promise<void> => {
      most = Math.max(most, ++waiting)
      await time.wait(ms)
      waiting--
    }
    const line = pace({ perSecond: 100, most: 100 }, time.clock, wait)
    await time.run(() => startsOf(time, line, 60, Array(300).fill(80)))
    expect(most).toBe(1)
  })
})

test('three workers that follow one another within a second together keep to the share’s most', async () => {
  const share: Share = { perSecond: 12.6, most: 13 }
  const time = simulatedTime(monday)
  const starts = await time.run(async () => {
    const all: number[] = []
    for (const calls of [20, 1, 11, 1, 1, 20]) {
      const line = pace(share, time.clock, time.wait)
      all.push(...(await startsOf(time, line, 4, Array(calls).fill(0))))
      await line.rest()
    }
    return all
  })
  expect(mostInASecond(starts)).toBeLessThanOrEqual(share.most)
})

describe('a turn that comes too late', () => {
  const share: Share = { perSecond: 2, most: 2 }
  function aLine() {
    const time = simulatedTime(0)
    return { time, line: pace(share, time.clock, time.wait) }
  }

  test('whoever cannot start in time is told at once, and keeps nobody else waiting', async () => {
    const { time, line } = aLine()
    const told: [number, boolean, number][] = []
    await time.run(() =>
      Promise.all(
        [inTime, 499, 500, 400, inTime].map(async (latest, lane) =>
          told.push([lane, await line.turn(latest), time.clock()]),
        ),
      ),
    )
    expect(told.toSorted(([a], [b]) => a - b)).toEqual([
      [0, true, 0],
      [1, false, 0],
      [2, true, 500],
      [3, false, 0],
      [4, true, 1_001],
    ])
  })

  test('a hold lets nobody start before its end, and tells those at once who cannot wait for it', async () => {
    const { time, line } = aLine()
    const told: [string, boolean, number][] = []
    await time.run(async () => {
      await line.turn(inTime)
      const waiting = [900, 2_000, inTime].map(async (latest) =>
        told.push([`by ${latest}`, await line.turn(latest), time.clock()]),
      )
      line.hold(2_000)
      await Promise.all(waiting)
    })
    expect(told).toEqual([
      ['by 900', false, 0],
      ['by 2000', true, 2_000],
      [`by ${inTime}`, true, 2_500],
    ])
  })

  test('after a hold nothing is made up for', async () => {
    const { time, line } = aLine()
    const starts = await time.run(async () => {
      line.hold(5_000)
      return startsOf(time, line, 3, Array(3).fill(0))
    })
    expect(starts).toEqual([5_000, 5_500, 6_001])
  })

  test('a timer that is later than the deadline grants no turn', async () => {
    const time = simulatedTime(0, () => 700)
    const line = pace(share, time.clock, time.wait)
    await time.run(async () => {
      await line.turn(inTime)
      expect(await line.turn(1_000)).toBe(false)
    })
  })

  test('when the line is closed, all who wait are told at once, and so is whoever asks later', async () => {
    const { time, line } = aLine()
    await time.run(async () => {
      await line.turn(inTime)
      const waiting = [line.turn(inTime), line.turn(inTime)]
      line.close()
      expect(await Promise.all(waiting)).toEqual([false, false])
      expect(await line.turn(inTime)).toBe(false)
      expect(time.clock()).toBe(0)
    })
  })

  test('a line that is closed while its next turn is far away rests for a second at most', async () => {
    const time = simulatedTime(0)
    const line = pace({ perSecond: 0.01, most: 1 }, time.clock, time.wait)
    await time.run(async () => {
      await line.turn(inTime)
      const waiting = line.turn(inTime)
      await time.wait(5_500)
      await line.rest()
      expect(await waiting).toBe(false)
      expect(time.clock()).toBeLessThanOrEqual(6_500)
    })
  })

  test.each([-10_000, -600_000, -86_400_000])(
    'when the clock is put back by %i ms, whoever waits is told within a second, and so is whoever asks then',
    async (putBackMs) => {
      const time = simulatedTime(monday)
      let offset = 0
      const line = pace({ perSecond: 0.2, most: 1 }, () => time.clock() + offset, time.wait)
      await time.run(async () => {
        await line.turn(monday)
        const waiting = line.turn(monday + 9_000)
        offset = putBackMs
        expect(await waiting).toBe(false)
        expect(await line.turn(monday + offset + 9_000)).toBe(false)
        await line.rest()
      })
      expect(time.clock() - monday).toBeLessThanOrEqual(2_500)
    },
  )

  test('when the clock is put back by a little, whoever waits does so for as much longer, and no second holds too many', async () => {
    const time = simulatedTime(monday)
    let offset = 0
    const clock = () => time.clock() + offset
    const line = pace({ perSecond: 1, most: 1 }, clock, time.wait)
    const starts = [clock()]
    await time.run(async () => {
      await line.turn(inTime)
      offset = -2_000
      expect(await line.turn(monday + 9_000)).toBe(true)
      starts.push(clock())
    })
    expect(starts).toEqual([monday, monday + 1_001])
    expect(time.clock()).toBe(monday + 3_001)
  })

  test('a wait that fails fails all who stand in line, and nobody waits for ever', async () => {
    const broken = new Error('no timer')
    const line = pace(
      share,
      () => 0,
      () => Promise.reject(broken),
    )
    await line.turn(inTime)
    const waiting = await Promise.allSettled([line.turn(inTime), line.turn(inTime)])
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('seats that share turns', () => {
  test('a seat whose slot has passed before anybody asks waits for its next one, however late they ask', async () => {
    const asking = fc.record({
      account: fc.constantFrom(1, 2, 5),
      of: fc.constantFrom(8, 16),
      index: fc.nat(7),
      busyMs: fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 20 }),
      lateMs: fc.array(fc.nat(3_000), { minLength: 1 }),
    })
    await fc.assert(
      fc.asyncProperty(asking, async ({ account, of, index, busyMs, lateMs }) => {
        const share = seatShare(account, { index, of })
        let timers = 0
        const time = simulatedTime(monday, () => lateMs[timers++ % lateMs.length] ?? 0)
        const line = pace(share, time.clock, time.wait)
        await time.run(async () => {
          for (const ms of busyMs) {
            await time.wait(ms)
            // A timer that is always late may miss every slot. Then nobody calls.
            if (!(await line.turn(time.clock() + 200_000))) continue
            expect(share.slot && isInSlot(share.slot, time.clock())).toBe(true)
          }
        })
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    [1, 2],
    [1, 16],
    [5, 8],
  ])(
    'at %i calls a second, %i seats start only in their own seconds, and together never too many',
    async (account, seats) => {
      const all = await Promise.all(
        Array.from({ length: seats }, async (_, index) => {
          const share = seatShare(account, { index, of: seats })
          const time = simulatedTime(monday + 37 * index)
          const line = pace(share, time.clock, time.wait)
          const starts = await time.run(() => startsOf(time, line, 1, Array(12).fill(40)))
          const { slot } = share
          if (slot) for (const at of starts) expect(isInSlot(slot, at)).toBe(true)
          return starts
        }),
      )
      expect(mostInASecond(all.flat())).toBeLessThanOrEqual(account)
    },
  )
})
