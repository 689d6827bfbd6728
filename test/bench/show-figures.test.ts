import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { inLanes } from './deliver/in-lanes.ts'
import { median } from './deliver/median.ts'
import { averageRate, mostInASecond } from './deliver/rate-figures.ts'
import { showFigures } from './show-figures.ts'

afterEach(() => vi.restoreAllMocks())

test('the figures are also written as JSON, with the machine and the sizes, and one that breaks its limit fails', () => {
  const file = join(tmpdir(), `paperwire-figures-${process.pid}.json`)
  vi.spyOn(console, 'log').mockReturnValue()
  const figure = { what: 'CPU', value: 2, unit: '×', must: { most: 1 }, of: '' } as const
  try {
    expect(showFigures('deliver', [figure], { json: file, sizes: { readers: 1 } })).toBe(false)
    expect(showFigures('deliver', [{ ...figure, value: 1 }], { json: undefined, sizes: {} })).toBe(true)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      bench: 'deliver',
      machine: { node: process.version },
      sizes: { readers: 1 },
      figures: [{ what: 'CPU', value: 2, must: { most: 1 } }],
    })
  } finally {
    rmSync(file, { force: true })
  }
})

test('calls a second apart are in two seconds, and the fullest second counts', () => {
  expect(mostInASecond([])).toBe(0)
  expect(mostInASecond([0, 1_000, 2_000])).toBe(1)
  expect(mostInASecond([0, 999, 1_000, 1_500, 1_998])).toBe(4)
  expect(mostInASecond([1_500, 0, 999, 1_998, 1_000])).toBe(4)
})

test('a rate is the calls after the first over the time from the first to the last', () => {
  expect(averageRate([0, 100, 200, 300])).toBe(10)
})

test('a median is the middle one, or the mean of two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([])).toBeNaN()
})

test('lanes do everything once, and never more at a time than there are lanes', async () => {
  const done: number[] = []
  let [under, most] = [0, 0]
  await inLanes([1, 2, 3, 4, 5], 2, async (one) => {
    most = Math.max(most, ++under)
    await Promise.resolve()
    done.push(one)
    under--
  })
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})
