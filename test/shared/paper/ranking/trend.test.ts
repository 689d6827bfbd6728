// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../../shared/paper/paper.ts'
import { trends, trendWeights } from '../../../../shared/paper/ranking/trend.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'

const at = Date.UTC(2026, 6, 3, 6)
const others = (count: number, signals: Signals) =>
  Array.from({ length: count }, (_, number) => aPaper({ id: `other-${number}-${count}`, signals }))
/** The bar is 20: with the paper that is looked at, 30 papers have as many votes or more. */
const usual = [...others(30, { upvotes: 20 }), ...others(50, { upvotes: 3 }), ...others(90, {})]
const trend = (signals: Signals, papers = usual, ageHours = 24) => {
  const paper = aPaper({ id: 'p', signals, listedAt: at - ageHours * hourMs })
  return trends([...papers, paper], at)(paper)
}
const { youth, aboveBar } = trendWeights

describe('the trend', () => {
  test('the trend is the published formula above the bar and below it', () => {
    const y = 26 / 8
    expect(trend({ upvotes: 40 }, usual, 6)).toBeCloseTo(Math.log1p(2 * y ** youth), 12)
    expect(trend({ upvotes: 5 }, usual, 6)).toBeCloseTo(Math.log1p((y ** youth / 4) ** y), 12)
    expect(trend({ upvotes: 5 }, usual, 24)).toBeCloseTo(Math.log1p(1 / 4), 12)
  })

  test('the trend puts the younger of two papers first above the bar, and the older below it', () => {
    expect(trend({ upvotes: 30 }, usual, 6)).toBeGreaterThan(trend({ upvotes: 30 }, usual, 30))
    expect(trend({ upvotes: 5 }, usual, 6)).toBeLessThan(trend({ upvotes: 5 }, usual, 30))
  })

  test('the trend measures by what is usual: ten times the votes everywhere change nothing', () => {
    const tenfold = usual.map((paper) => ({
      ...paper,
      signals: { upvotes: 10 * (paper.signals.upvotes ?? 0) },
    }))
    expect(trend({ upvotes: 70 }, tenfold, 6)).toBeCloseTo(trend({ upvotes: 7 }, usual, 6), 12)
  })

  test('the trend lets no paper wait where fewer have votes than reach the bar', () => {
    for (const papers of [[], others(aboveBar - 2, { upvotes: 90 })]) {
      expect(trend({ upvotes: 9 }, papers)).toBeCloseTo(Math.log1p(9), 12)
      expect(trend({ upvotes: 9 }, papers, 6)).toBeGreaterThan(trend({ upvotes: 9 }, papers, 30))
    }
    expect(trend({ upvotes: 9 }, others(aboveBar - 1, { upvotes: 90 }), 24)).toBeCloseTo(Math.log1p(1), 12)
  })

  test('the trend counts a paper without a listing as a day old, and one with a future listing as new', () => {
    expect(trends(usual, at)(aPaper({ signals: { upvotes: 9 } }))).toBe(trend({ upvotes: 9 }))
    expect(trend({ upvotes: 9 }, usual, -5)).toBe(trend({ upvotes: 9 }, usual, 0))
  })

  test('the trend counts points like upvotes, and takes missing ones for none', () => {
    expect(trend({ points: 70 })).toBe(trend({ upvotes: 70 }))
    expect(trend({ upvotes: 5, points: 70 })).toBe(trend({ upvotes: 75 }))
    expect(trend({ upvotes: 0, points: 0 })).toBe(0)
  })

  test('the trend does not change with comments or stars', () => {
    expect(trend({ upvotes: 9, comments: 80, stars: 40_000 })).toBe(trend({ upvotes: 9 }))
    expect(trend({ comments: 80, stars: 40_000 })).toBe(0)
  })

  test('the trend can count the largest numbers, and ignores values that are no numbers', () => {
    const largest = { upvotes: Number.MAX_VALUE, points: Number.MAX_VALUE, stars: -Number.MAX_VALUE }
    for (const papers of [usual, others(90, largest)])
      for (const ageHours of [0, 6, 24, 900]) {
        const score = trend(largest, papers, ageHours)
        expect(score > 0 && Number.isFinite(score)).toBe(true)
      }
    expect(trend({ upvotes: Number.NaN, comments: Infinity })).toBe(0)
    expect(trend({ upvotes: -3 })).toBe(0)
  })

  test('the trend never takes a paper with a vote for one without, and more votes never lower it', () => {
    const votes = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1 }))
    const ages = fc.double({ min: -24, max: 24 * 30, noNaN: true })
    fc.assert(
      fc.property(fc.array(votes, { maxLength: 60 }), votes, votes, ages, (those, a, b, age) => {
        const papers = those.map((upvotes, number) => aPaper({ id: `${number}`, signals: { upvotes } }))
        const [fewer, more] = [
          trend({ upvotes: Math.min(a, b) }, papers, age),
          trend({ upvotes: Math.max(a, b) }, papers, age),
        ]
        expect(fewer).toBeGreaterThan(0)
        expect(more).toBeGreaterThanOrEqual(fewer)
        expect(Number.isFinite(more)).toBe(true)
      }),
    )
  })
})
