// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../../shared/paper/paper.ts'
import { sharedSum } from '../../../../shared/paper/ranking/shared-sum.ts'
import type { Snapshot } from '../../../../shared/paper/ranking/snapshot.ts'
import { trends, trendWeights } from '../../../../shared/paper/ranking/trend.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'
import { aSnapshot } from './a-snapshot.ts'

const at = Date.UTC(2026, 6, 3, 6)
const score = (signals: Signals, history: readonly Snapshot[] = [], ageHours = 0) =>
  trends(history, at)(aPaper({ id: 'p', signals, listedAt: at - ageHours * hourMs })).score
const daysAgo = (days: number, signals: Readonly<Record<string, Signals>>) =>
  aSnapshot(at - days * dayMs, signals)

const { upvotes, gainedUpvotes, others, gainedStars, comments, points } = trendWeights
const all = upvotes + gainedUpvotes + others
const upvotesAlone = all / (upvotes + gainedUpvotes)

describe('the trend', () => {
  test('the trend is the published formula if every signal is known', () => {
    const history = [
      daysAgo(2, { p: { upvotes: 10, stars: 40 }, q: { upvotes: 20, comments: 4, stars: 10, points: 9 } }),
      daysAgo(1, { p: { upvotes: 16, stars: 46 }, q: { upvotes: 24, comments: 6, stars: 10, points: 11 } }),
    ]
    // The usual values: upvotes 18, upvotes gained 5, stars gained 3, comments 5, points 10.
    const a = Math.log1p(30 / 18)
    const v = Math.log1p(14 / 5)
    const x = gainedStars * Math.log1p(54 / 3) + comments * Math.log1p(8 / 5) + points * Math.log1p(120 / 10)
    expect(score({ upvotes: 30, comments: 8, stars: 100, points: 120 }, history, 30)).toBeCloseTo(
      (upvotes * a + gainedUpvotes * v + others * x) * 2 ** (-30 / trendWeights.halfLifeHours),
      12,
    )
  })

  test('the trend halves with every half-life', () => {
    const seen = [daysAgo(1, { p: { upvotes: 9 } })]
    const { halfLifeHours } = trendWeights
    expect(score({ upvotes: 9 }, seen, halfLifeHours)).toBeCloseTo(score({ upvotes: 9 }, seen) / 2, 12)
  })

  test('the trend counts a paper without a listing, or with a future one, as new', () => {
    expect(trends([], at)(aPaper({ signals: { upvotes: 9 } })).score).toBe(score({ upvotes: 9 }))
    expect(score({ upvotes: 9 }, [], -5)).toBe(score({ upvotes: 9 }))
  })

  test('the trend takes votes that no snapshot has as gained since the listing, and counts a day’s share of them', () => {
    const decay = 2 ** (-48 / trendWeights.halfLifeHours)
    expect(score({ upvotes: 8 })).toBeCloseTo(all * Math.log1p(8), 12)
    expect(score({ upvotes: 8 }, [], 48)).toBeCloseTo(
      decay * upvotesAlone * (upvotes * Math.log1p(8) + gainedUpvotes * Math.log1p(4)),
      12,
    )
  })

  test('the trend scales growth down to 24 h by the newest snapshot that knows the paper, and never scales it up', () => {
    // One paper alone has only a usual level, because no two neighbouring snapshots know it.
    const gaining = (gained: number) =>
      upvotesAlone * (upvotes * Math.log1p(22 / 10) + gainedUpvotes * Math.log1p(gained))
    const ten = { p: { upvotes: 10 } }
    expect(score({ upvotes: 22 }, [daysAgo(3, ten), daysAgo(2, {}), daysAgo(1, {})])).toBeCloseTo(
      gaining(4),
      12,
    )
    expect(score({ upvotes: 22 }, [daysAgo(0.5, ten)])).toBeCloseTo(gaining(12), 12)
  })

  test('the trend ignores snapshots of its own moment and later', () => {
    const own = [daysAgo(0, { p: { upvotes: 9 } }), daysAgo(-1, { p: { upvotes: 50 } })]
    expect(score({ upvotes: 9 }, own)).toBe(score({ upvotes: 9 }))
  })

  test('the trend does not take an old repository’s stars for growth', () => {
    expect(score({ upvotes: 5, stars: 40_000 })).toBe(score({ upvotes: 5 }))
    expect(score({ stars: 40_000 })).toBe(0)
  })

  test('the trend distinguishes a signal of 0 from an unknown one', () => {
    expect(score({ upvotes: 5, comments: 0 })).toBeLessThan(score({ upvotes: 5 }))
  })

  test('a signal as good as the others does not change the trend, and a better or worse one does', () => {
    // Without snapshots all counts are measured by 1 and weigh equally. Within X one signal stands for all three.
    const x = gainedStars + comments + points
    const even = Math.expm1(Math.log1p(6) / x)
    expect(score({ upvotes: 6, comments: even })).toBeCloseTo(score({ upvotes: 6 }), 12)
    expect(score({ upvotes: 6, comments: even + 1 })).toBeGreaterThan(score({ upvotes: 6 }))
  })

  test('the trend can count the largest numbers, and ignores values that are no numbers', () => {
    const largest = Number.MAX_VALUE
    const history = [daysAgo(1, { p: { upvotes: largest, stars: -largest } })]
    expect(score({ upvotes: largest, stars: largest }, history)).toBeGreaterThan(0)
    expect(score({ upvotes: Number.NaN, comments: Infinity })).toBe(0)
    expect(score({ upvotes: -3 })).toBe(0)
  })
})

describe('a sum with shared weights', () => {
  const value = fc.double({ min: 0, max: 50, noNaN: true })
  const weight = fc.double({ min: 0.1, max: 2, noNaN: true })

  test('a sum with shared weights takes a missing value as the mean of the others', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ weight, value }), { minLength: 1 }), weight, (terms, missing) => {
        const mean =
          terms.reduce((sum, term) => sum + term.weight * term.value, 0) /
          terms.reduce((sum, term) => sum + term.weight, 0)
        const without = sharedSum([...terms, { weight: missing, value: undefined }])
        expect(without).toBeCloseTo(sharedSum([...terms, { weight: missing, value: mean }]) ?? -1, 8)
      }),
    )
  })

  test('a sum with shared weights is undefined without any known value', () => {
    expect(sharedSum([])).toBeUndefined()
    expect(sharedSum([{ weight: 1, value: undefined }])).toBeUndefined()
  })
})
