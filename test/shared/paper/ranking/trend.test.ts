// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../../shared/paper/paper.ts'
import type { Snapshot } from '../../../../shared/paper/ranking/snapshot.ts'
import { trends, trendWeights } from '../../../../shared/paper/ranking/trend.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'
import { aSnapshot } from './a-snapshot.ts'

const at = Date.UTC(2026, 6, 3, 6)
const trend = (signals: Signals, history: readonly Snapshot[] = [], ageHours = 24) =>
  trends(history, at)(aPaper({ id: 'p', signals, listedAt: at - ageHours * hourMs }))
const daysAgo = (days: number, signals: Readonly<Record<string, Signals>>) =>
  aSnapshot(at - days * dayMs, signals)

/** The bar is 20: seven of ten of these upvotes are below. */
const history = [
  daysAgo(2, { q: { upvotes: 4 }, r: { upvotes: 20 } }),
  daysAgo(1, { q: { upvotes: 8 }, r: { upvotes: 20 }, s: { comments: 900 } }),
]
const { youth } = trendWeights

describe('the trend', () => {
  test('the trend is the published formula above the bar and below it', () => {
    const y = 26 / 8
    expect(trend({ upvotes: 40 }, history, 6)).toBeCloseTo(Math.log1p(2 * y ** youth), 12)
    expect(trend({ upvotes: 5 }, history, 6)).toBeCloseTo(Math.log1p((y ** youth / 4) ** y), 12)
    expect(trend({ upvotes: 5 }, history, 24)).toBeCloseTo(Math.log1p(1 / 4), 12)
  })

  test('the trend puts the younger of two papers first above the bar, and the older below it', () => {
    expect(trend({ upvotes: 30 }, history, 6)).toBeGreaterThan(trend({ upvotes: 30 }, history, 30))
    expect(trend({ upvotes: 5 }, history, 6)).toBeLessThan(trend({ upvotes: 5 }, history, 30))
  })

  test('the trend measures by what is usual: ten times the votes everywhere change nothing', () => {
    const tenfold = history.map((snapshot) => ({
      ...snapshot,
      signals: new Map([...snapshot.signals].map(([id, { upvotes = 0 }]) => [id, { upvotes: 10 * upvotes }])),
    }))
    expect(trend({ upvotes: 70 }, [tenfold[0] as Snapshot], 6)).toBeCloseTo(
      trend({ upvotes: 7 }, [history[0] as Snapshot], 6),
      12,
    )
  })

  test('the trend needs no snapshot: without any the bar is one vote', () => {
    expect(trend({ upvotes: 9 })).toBeCloseTo(Math.log1p(9), 12)
    expect(trend({ upvotes: 9 }, [daysAgo(1, {})])).toBe(trend({ upvotes: 9 }))
  })

  test('the trend counts a paper without a listing as a day old, and one with a future listing as new', () => {
    expect(trends(history, at)(aPaper({ signals: { upvotes: 9 } }))).toBe(trend({ upvotes: 9 }, history, 24))
    expect(trend({ upvotes: 9 }, history, -5)).toBe(trend({ upvotes: 9 }, history, 0))
  })

  test('the trend ignores snapshots of its own moment and later', () => {
    const own = [daysAgo(0, { p: { upvotes: 900 } }), daysAgo(-1, { p: { upvotes: 50 } })]
    expect(trend({ upvotes: 9 }, own)).toBe(trend({ upvotes: 9 }))
  })

  test('the trend counts points like upvotes, and takes missing ones for none', () => {
    expect(trend({ points: 70 }, history)).toBe(trend({ upvotes: 70 }, history))
    expect(trend({ upvotes: 5, points: 70 }, history)).toBe(trend({ upvotes: 75 }, history))
    expect(trend({ upvotes: 0, points: 0 }, history)).toBe(0)
  })

  test('the trend does not change with comments, stars or the growth of votes', () => {
    const plain = trend({ upvotes: 9 }, history)
    expect(trend({ upvotes: 9, comments: 80, stars: 40_000 }, history)).toBe(plain)
    expect(trend({ comments: 80, stars: 40_000 }, history)).toBe(0)
    expect(trend({ upvotes: 9 }, [daysAgo(1, { p: { upvotes: 1 } })])).toBe(
      trend({ upvotes: 9 }, [daysAgo(1, { q: { upvotes: 1 } })]),
    )
  })

  test('the trend can count the largest numbers, and ignores values that are no numbers', () => {
    const largest = Number.MAX_VALUE
    const extreme = [daysAgo(1, { p: { upvotes: largest, stars: -largest } })]
    expect(trend({ upvotes: largest, stars: largest }, extreme)).toBeGreaterThan(0)
    expect(trend({ upvotes: Number.NaN, comments: Infinity })).toBe(0)
    expect(trend({ upvotes: -3 })).toBe(0)
  })

  test('the trend never takes a paper with a vote for one without, and more votes never lower it', () => {
    const votes = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1 }))
    const ages = fc.double({ min: -24, max: 24 * 30, noNaN: true })
    fc.assert(
      fc.property(votes, votes, votes, ages, (usual, a, b, age) => {
        const past = [daysAgo(1, { q: { upvotes: usual } })]
        const [fewer, more] = [
          trend({ upvotes: Math.min(a, b) }, past, age),
          trend({ upvotes: Math.max(a, b) }, past, age),
        ]
        expect(fewer).toBeGreaterThan(0)
        expect(more).toBeGreaterThanOrEqual(fewer)
        expect(Number.isFinite(more)).toBe(true)
      }),
    )
  })
})
