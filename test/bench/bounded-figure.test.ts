import { describe, expect, test } from 'vitest'
import { type BoundedFigure, boundedTable, breaks } from './bounded-figure.ts'

const figure: BoundedFigure = { what: 'CPU a mail', value: 1.2, unit: '×', of: '1.2 ms against 1 ms' }

describe('a bound', () => {
  test.each([
    [1.5, { most: 1.5 }, false],
    [1.51, { most: 1.5 }, true],
    [97, { least: 97 }, false],
    [96.9, { least: 97 }, true],
    [0, undefined, false],
  ])('of %d by %o is broken: %s', (value, bound, isBroken) => {
    expect(breaks({ value }, bound)).toBe(isBroken)
  })

  test('is broken by what is no number, in both directions', () => {
    expect(breaks({ value: Number.NaN }, { most: 1 })).toBe(true)
    expect(breaks({ value: Number.NaN }, { least: 1 })).toBe(true)
  })
})

test('a row has the figure, what it must keep, what it aims at, and what it was made of', () => {
  const rows = boundedTable([
    { ...figure, must: { most: 1.5 }, aim: { most: 1.15 } },
    { ...figure, value: 1.625, must: { most: 1.5 } },
    { ...figure, what: 'share', value: 98.123, unit: '%', must: { least: 97 } },
    { ...figure, what: 'calls', value: 1_234, unit: 'calls' },
  ]).split('\n')
  expect(rows.slice(2)).toEqual([
    '| CPU a mail | 1.2 × | ≤ 1.5 × | ≤ 1.15 × | 1.2 ms against 1 ms |',
    '| CPU a mail | 1.63 × **over** | ≤ 1.5 × |  | 1.2 ms against 1 ms |',
    '| share | 98.1 % | ≥ 97 % |  | 1.2 ms against 1 ms |',
    '| calls | 1234 calls |  |  | 1.2 ms against 1 ms |',
  ])
})
