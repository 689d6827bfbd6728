// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../../shared/paper/paper.ts'
import { rankPapers } from '../../../../shared/paper/ranking/ranking.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'
import { aSnapshot } from './a-snapshot.ts'

const at = Date.UTC(2026, 6, 3, 6)
const id = (n: number) => `2607.${10_000 + n}`

const count = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }))
const signals: fc.Arbitrary<Signals> = fc.record(
  { upvotes: count, comments: count, stars: count, points: count },
  { requiredKeys: [] },
)
/** More papers than reach the trend's bar, so that some wait below it. */
const mostPapers = 60
const paperNumber = fc.nat({ max: mostPapers - 1 })
const papers = fc
  .uniqueArray(
    fc.record({
      n: paperNumber,
      signals,
      ageHours: fc.option(fc.integer({ min: -24, max: 24 * 30 })),
      publishedDays: fc.option(fc.nat({ max: 5 })),
      rank: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 3 }),
    }),
    { selector: ({ n }) => n, maxLength: mostPapers },
  )
  .map((list) =>
    list.map(({ n, signals, ageHours, publishedDays, rank }) =>
      aPaper({
        id: id(n),
        signals,
        ...(ageHours !== null && { listedAt: at - ageHours * hourMs }),
        ...(publishedDays !== null && { publishedAt: at - publishedDays * dayMs }),
        ...(rank !== null && { rank }),
      }),
    ),
  )
const history = fc
  .uniqueArray(
    fc.record({
      days: fc.integer({ min: 1, max: 28 }),
      signals: fc.array(fc.tuple(paperNumber.map(id), signals), { maxLength: 10 }),
    }),
    { selector: ({ days }) => days, maxLength: 6 },
  )
  .map((list) =>
    list
      .sort((a, b) => b.days - a.days)
      .map(({ days, signals }) => aSnapshot(at - days * dayMs, Object.fromEntries(signals))),
  )

describe('the ranking of any papers', () => {
  test('ranking gives the same result for any order of the input, and when replayed', () => {
    const shuffled = papers.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, history, ([list, other], history) => {
        const bytes = JSON.stringify(rankPapers(list, at, history))
        expect(JSON.stringify(rankPapers(list, at, history))).toBe(bytes)
        expect(JSON.stringify(rankPapers(other, at, history.toReversed()))).toBe(bytes)
      }),
    )
  })

  test('ranking gives every paper once, with a score from 0 on and at most three reasons', () => {
    fc.assert(
      fc.property(papers, history, (list, history) => {
        const ranked = rankPapers(list, at, history)
        expect(new Set(ranked.map(({ paper }) => paper))).toEqual(new Set(list))
        for (const { score, reasons } of ranked) {
          expect(Number.isFinite(score) && score >= 0 && !Object.is(score, -0)).toBe(true)
          expect(reasons.length).toBeLessThanOrEqual(3)
          for (const reason of reasons) {
            expect('count' in reason ? reason.count : 0).toBeGreaterThan(0)
          }
        }
      }),
    )
  })

  test('more votes never lower a paper’s score or place', () => {
    fc.assert(
      fc.property(papers, history, paperNumber, fc.nat({ max: 500 }), (list, history, n, more) => {
        const target = list[n % Math.max(1, list.length)]
        if (target?.signals.upvotes === undefined) return
        const upvotes = target.signals.upvotes + more
        const raised = list.map((paper) =>
          paper === target ? { ...paper, signals: { ...paper.signals, upvotes } } : paper,
        )
        const of = (papers: typeof list) => {
          const ranked = rankPapers(papers, at, history)
          const place = ranked.findIndex(({ paper }) => paper.id === target.id)
          return { place, score: ranked[place]?.score ?? Number.NaN }
        }
        expect(of(raised).score).toBeGreaterThanOrEqual(of(list).score)
        expect(of(raised).place).toBeLessThanOrEqual(of(list).place)
      }),
    )
  })

  test('comments and stars never move a paper', () => {
    const others = fc.record({ comments: count, stars: count }, { requiredKeys: [] })
    fc.assert(
      fc.property(papers, history, others, (list, history, others) => {
        const order = (papers: typeof list) => rankPapers(papers, at, history).map(({ paper }) => paper.id)
        const changed = list.map((paper) => {
          const { comments: _, stars: __, ...signals } = paper.signals
          return { ...paper, signals: { ...signals, ...others } }
        })
        expect(order(changed)).toEqual(order(list))
      }),
    )
  })
})
