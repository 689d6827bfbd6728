import { expect, test } from 'vitest'
import { breaks } from './bounded-figure.ts'
import { crowdHour } from './scale/crowd-hour.ts'
import { hourFigures, scaleTable } from './scale/scale-table.ts'
import { simulatedTime } from './scale/simulated-time.ts'

const crowd = { readers: 192, workers: 2, sampledWorkers: 2, perSecond: 28, cpuMs: 6 } as const

test('a crowd that is due at one moment is served once each, at the rate and four write units a mail', async () => {
  const hour = await crowdHour({ ...crowd, moments: 1 })
  expect(hour.usage.mails).toBe(192)
  expect(hour.throttled).toBe(0)
  // Of 28 calls in a second two are left to letters.
  expect(hour.mostInASecond).toBeLessThanOrEqual(26)
  const writeUnits = hour.usage.writeUnits / 192
  expect(writeUnits).toBeGreaterThan(4)
  expect(writeUnits).toBeLessThan(4.5)
  expect(hour.usage.readUnits / 192).toBeLessThan(1)
  expect(hour.seatMessages).toBe(2)
  // At most 25 a second.
  const seconds = hour.hoursUntilDone * 3_600
  expect(seconds).toBeGreaterThan(192 / 25)
  expect(hour.p50Seconds).toBeLessThan(hour.p99Seconds)
  expect(hour.p99Seconds).toBeLessThanOrEqual(seconds)
  expect(hour.busiestPartition).toBeGreaterThan(0)
})

test('a crowd that is due at four quarters of an hour waits for as long as a quarter of it takes', async () => {
  const spread = await crowdHour({ ...crowd, moments: 4 })
  expect(spread.usage.mails).toBe(192)
  expect(spread.p99Seconds).toBeLessThan(192 / 25 / 2)
  expect(spread.hoursUntilDone).toBeGreaterThan(0.75)
})

test('the readers of one worker stand for those of all, scaled', async () => {
  const half = await crowdHour({ ...crowd, moments: 1, sampledWorkers: 1 })
  expect(half.usage.mails / 192).toBeCloseTo(1, 0)
  expect(half.hoursUntilDone * 3_600).toBeGreaterThan(192 / 25 / 1.5)
  expect(half.seatMessages).toBe(2)
})

test('an hour that takes longer than 1.1 hours, and a partition beyond its write units, are over', async () => {
  const hour = await crowdHour({ ...crowd, readers: 32, moments: 1 })
  const isOver = (of: typeof hour) => hourFigures(of).some((figure) => breaks(figure, figure.must))
  expect(isOver(hour)).toBe(false)
  expect(scaleTable([hour])).not.toContain('over')
  for (const slow of [
    { ...hour, hoursUntilDone: 1.11 },
    { ...hour, busiestPartition: 1_001 },
    { ...hour, hoursUntilDone: Number.NaN },
  ]) {
    expect(isOver(slow)).toBe(true)
  }
  expect(scaleTable([{ ...hour, hoursUntilDone: 1.11 }])).toContain('1.110 h **over**')
})

test('simulated time passes in order while everybody waits, and not otherwise', async () => {
  const { clock, wait, passUntil } = simulatedTime(1_000)
  const seen: [string, number][] = []
  const walk = async (name: string, ...steps: readonly number[]) => {
    for (const step of steps) {
      await wait(step)
      seen.push([name, clock() - 1_000])
    }
  }
  await passUntil(Promise.all([walk('a', 10, 10, 5), walk('b', 15, 5), walk('c', 0.2), walk('d', -3)]))
  expect(seen).toEqual([
    ['d', 0],
    ['c', 1],
    ['a', 10],
    ['b', 15],
    ['a', 20],
    ['b', 20],
    ['a', 25],
  ])
})

test('work that waits for no moment is found out, and the fault of work is thrown', async () => {
  await expect(simulatedTime(0).passUntil(new Promise(() => {}))).rejects.toThrow('waits')
  const { wait, passUntil } = simulatedTime(0)
  const failing = wait(5).then(() => {
    throw new Error('in vain')
  })
  await expect(passUntil(failing)).rejects.toThrow('in vain')
})
