// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selectDigest } from '../../../shared/edition/digest.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { anEdition, anEditionId, aPaperInPlace } from '../../fakes/an-edition.ts'

/** Few scores, so that many tie, and ids in no order. Some papers are on the lists of several days. */
const list = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 60 }), score: fc.constantFrom(0, 0, 0, 1, 2.5) }),
  { selector: ({ number }) => number, maxLength: 12 },
)
const editions = fc.array(list, { minLength: 1, maxLength: 7 }).map((lists) =>
  lists.map((papers, day) =>
    anEdition(day + 10, {
      papers: papers.map(({ number, score }, index) =>
        aPaperInPlace(index + 1, { id: `2611.${String(number).padStart(5, '0')}` as PaperId }, score),
      ),
    }),
  ),
)

function digestOf(covered: readonly WholeEdition[]) {
  const reader = { topics: [], since: anEditionId(1), through: anEditionId(1), missed: {} }
  const digest = selectDigest({ editions: covered, recent: covered, reader, papersPerDigest: 100 })
  return digest?.top ?? []
}
const idsOf = (papers: WholeEdition['papers']) => papers.map(({ paper }) => paper.id)

describe('the order of a digest', () => {
  test('a digest of one edition has the edition’s order', () => {
    fc.assert(
      fc.property(editions, ([edition]) => {
        if (edition) expect(idsOf(digestOf([edition]))).toEqual(idsOf(edition.papers))
      }),
    )
  })

  test('a digest of several editions has each paper once, and keeps the order of each edition’s own papers', () => {
    fc.assert(
      fc.property(editions, (covered) => {
        const shown = idsOf(digestOf(covered))
        expect(new Set(shown)).toEqual(new Set(covered.flatMap(({ papers }) => idsOf(papers))))
        expect(new Set(shown).size).toBe(shown.length)
        covered.forEach((edition, place) => {
          const later = new Set(covered.slice(place + 1).flatMap(({ papers }) => idsOf(papers)))
          const own = idsOf(edition.papers).filter((id) => !later.has(id))
          expect(shown.filter((id) => own.includes(id))).toEqual(own)
        })
      }),
    )
  })

  test('a digest of editions without votes has the newest edition first', () => {
    fc.assert(
      fc.property(editions, (covered) => {
        const even = covered.map((edition) => ({
          ...edition,
          papers: edition.papers.map((entry) => ({ ...entry, score: 0 })),
        }))
        const newestFirst = even.toReversed().flatMap(({ papers }) => idsOf(papers))
        expect(idsOf(digestOf(even))).toEqual([...new Set(newestFirst)])
      }),
    )
  })

  test('a digest of editions that are ordered by score is ordered by score', () => {
    fc.assert(
      fc.property(editions, (covered) => {
        const sorted = covered.map((edition) => ({
          ...edition,
          papers: edition.papers.toSorted((a, b) => b.score - a.score),
        }))
        const scores = digestOf(sorted).map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })
})
