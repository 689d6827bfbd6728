// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../../../shared/paper/paper.ts'
import { selectByTopic, trendsOf } from '../../../../shared/paper/topic/select-by-topic.ts'
import { aPaper } from '../a-paper.ts'

/** Matches by id, with their relevance. */
function matchesOf(relevances: Readonly<Record<string, number>>) {
  return Object.entries(relevances).map(([id, relevance]) => ({
    paper: aPaper({ id }),
    relevance,
    why: { kind: 'category', category: 'cs.LG' } as const,
  }))
}

function trendOf(scores: Readonly<Record<string, number>>) {
  return trendsOf(new Map(Object.entries(scores) as [PaperId, number][]))
}

function order(relevances: Readonly<Record<string, number>>, scores: Readonly<Record<string, number>>) {
  return selectByTopic(matchesOf(relevances), trendOf(scores)).map(({ paper }) => paper.id as string)
}

describe('the order of a topic’s matches', () => {
  test('the order of matches weighs relevance by its median among the matches, and trend by its median in the edition', () => {
    // R50 = (2 + 6) / 2 = 4; T50 of 1, 3 and 8 is 3: the 0 of "d" does not count.
    const rated = selectByTopic(matchesOf({ a: 2, b: 6 }), trendOf({ a: 3, b: 1, c: 8, d: 0 }))
    expect(rated.map(({ paper, rating }) => [paper.id, rating])).toEqual([
      ['b', expect.closeTo(0.6 * (6 / 10) + 0.4 * (1 / 4))],
      ['a', expect.closeTo(0.6 * (2 / 6) + 0.4 * (3 / 6))],
    ])
  })

  test('a strong trend lifts a match that is a little less relevant', () => {
    expect(order({ near: 5, trending: 4 }, { trending: 9, other: 3 })).toEqual(['trending', 'near'])
  })

  test.each([{}, { near: 0, far: 0 }, { far: -1 }])(
    'matches are ordered by relevance alone if the trends are %j',
    (scores) => {
      expect(order({ far: 1, near: 5, nearer: 6 }, scores)).toEqual(['nearer', 'near', 'far'])
    },
  )

  test('ties between matches are broken by id', () => {
    expect(order({ c: 1, a: 1, b: 1 }, { c: 2, a: 2, b: 2 })).toEqual(['a', 'b', 'c'])
  })

  test('the order is that of a plain comparison, among hundreds of matches of which many are equal', () => {
    const few = fc.constantFrom(0.5, 1, 2)
    const matches = fc
      .array(fc.tuple(few, fc.nat(3)), { minLength: 1, maxLength: 400 })
      .map((all) =>
        all.map(([relevance, score], at) => [`p${(at * 7919) % 1009}`, relevance, score] as const),
      )
    fc.assert(
      fc.property(matches, (all) => {
        const trends = trendOf(Object.fromEntries(all.map(([id, , score]) => [id, score])))
        const rated = selectByTopic(
          matchesOf(Object.fromEntries(all.map(([id, relevance]) => [id, relevance]))),
          trends,
        )
        const compared = rated.toSorted((a, b) => b.rating - a.rating || (a.paper.id < b.paper.id ? -1 : 1))
        expect(rated).toEqual(compared)
        expect(rated).toHaveLength(all.length)
      }),
      { numRuns: 50 },
    )
  })

  test('the order of no matches is empty', () => {
    expect(selectByTopic([], trendOf({ a: 1 }))).toEqual([])
  })

  const figures = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.double({ min: 0, max: 50, noNaN: true }),
  )
  const relevances = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.double({ min: 0.01, max: 50, noNaN: true }),
  )

  test('the order of matches does not depend on the order in which matches and scores come', () => {
    fc.assert(
      fc.property(relevances, figures, (near, scores) => {
        const reversed = (record: Readonly<Record<string, number>>) =>
          Object.fromEntries(Object.entries(record).reverse())
        expect(order(reversed(near), reversed(scores))).toEqual(order(near, scores))
      }),
    )
  })

  test('the order of matches has ratings from 0 to 1, and every match once', () => {
    fc.assert(
      fc.property(relevances, figures, (near, scores) => {
        const rated = selectByTopic(matchesOf(near), trendOf(scores))
        expect(rated.map(({ paper }) => paper.id).sort()).toEqual(Object.keys(near).sort())
        for (const { rating } of rated) {
          expect(rating).toBeGreaterThan(0)
          expect(rating).toBeLessThan(1)
        }
      }),
    )
  })

  test.each([1, 2, 24, 25, 90])(
    '%i matches are in order: the best first, of equal ones the smaller id',
    (count) => {
      const ids = Array.from({ length: count }, (_, at) => `p${(at * 37) % 101}`)
      const rated = selectByTopic(
        matchesOf(Object.fromEntries(ids.map((id, at) => [id, 1 + (at % 4)]))),
        trendOf({}),
      )
      const sorted = rated.toSorted((a, b) => b.rating - a.rating || (a.paper.id < b.paper.id ? -1 : 1))
      expect(new Set(rated.map(({ paper }) => paper.id))).toEqual(new Set(ids))
      expect(rated).toEqual(sorted)
    },
  )
})
