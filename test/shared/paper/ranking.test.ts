import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paper } from '../../../shared/paper/paper.ts'
import { rankPapers } from '../../../shared/paper/ranking.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { aPaper } from './a-paper.ts'

const day = Date.UTC(2026, 6, 3)
const ids = (papers: readonly Paper[]) => rankPapers(papers, day).map(({ paper }) => paper.id)
const score = (paper: Paper, at = day) => rankPapers([paper], at)[0]?.score ?? Number.NaN

const votes = fc.nat({ max: 5_000 })
const ageHours = fc.integer({ min: -24, max: 24 * 30 })
const anyPapers = fc
  .uniqueArray(
    fc.record({
      id: fc.nat({ max: 99 }),
      upvotes: fc.option(votes),
      age: fc.option(ageHours),
      rank: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  )
  .map((list) =>
    list.map(({ id, upvotes, age, rank }) =>
      aPaper({
        id: `2607.${10_000 + id}`,
        signals: upvotes === null ? {} : { upvotes },
        ...(age !== null && { listedAt: day - age * hourMs }),
        ...(rank !== null && { rank }),
      }),
    ),
  )

describe('ranking', () => {
  it('halves the weight of votes every 48 hours', () => {
    const paper = aPaper({ signals: { upvotes: 99 }, listedAt: day })
    expect(score(paper)).toBeCloseTo(Math.log(100))
    expect(score(paper, day + 48 * hourMs)).toBeCloseTo(Math.log(100) / 2)
  })

  it('counts a paper without a listing day, or with one to come, as new', () => {
    const fresh = score(aPaper({ signals: { upvotes: 9 }, listedAt: day }))
    expect(score(aPaper({ signals: { upvotes: 9 } }))).toBe(fresh)
    expect(score(aPaper({ signals: { upvotes: 9 }, listedAt: day + 5 * hourMs }))).toBe(fresh)
  })

  it('lets more votes never lower and more age never raise the score', () => {
    fc.assert(
      fc.property(votes, votes, ageHours, ageHours, (a, b, s, t) => {
        const at = (upvotes: number, age: number) =>
          score(aPaper({ signals: { upvotes }, listedAt: day - age * hourMs }))
        expect(at(Math.max(a, b), s)).toBeGreaterThanOrEqual(at(Math.min(a, b), s))
        expect(at(a, Math.max(s, t))).toBeLessThanOrEqual(at(a, Math.min(s, t)))
      }),
    )
  })

  it('does not depend on the order of the input, and gives the same when replayed', () => {
    fc.assert(
      fc.property(
        anyPapers.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(rankPapers(shuffled, day)).toEqual(rankPapers(list, day))
        },
      ),
    )
  })

  it('puts papers with a given order first and in it, the others by score, ties by id', () => {
    const list = [
      aPaper({ id: 'title:b', signals: { upvotes: 5 } }),
      aPaper({ id: 'title:a', signals: { upvotes: 5 } }),
      aPaper({ id: 'title:c', signals: { upvotes: 900 } }),
      aPaper({ id: 'title:second', rank: 2, signals: { upvotes: 50 } }),
      aPaper({ id: 'title:first', rank: 1 }),
    ]
    expect(ids(list)).toEqual(['title:first', 'title:second', 'title:c', 'title:a', 'title:b'])
  })

  it('gives as reasons only what is known', () => {
    const reasons = (paper: Paper) => rankPapers([paper], day)[0]?.reasons
    expect(reasons(aPaper())).toEqual([])
    expect(reasons(aPaper({ signals: { upvotes: 0 } }))).toEqual([])
    expect(reasons(aPaper({ rank: 3, signals: { upvotes: 7 } }))).toEqual([
      { kind: 'given-order', rank: 3 },
      { kind: 'upvotes', count: 7 },
    ])
  })

  it('changes neither its input nor a paper', () => {
    const list = Object.freeze([aPaper({ id: 'title:z' }), aPaper({ id: 'title:a' })])
    expect(rankPapers(list, day).map(({ paper }) => paper)).toEqual([list[1], list[0]])
  })
})
