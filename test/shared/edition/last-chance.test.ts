// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstPlaces, lastChance } from '../../../shared/edition/last-chance.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aPaper } from '../paper/a-paper.ts'

const friday = Date.UTC(2026, 10, 20)
const [monday, thursday] = [friday + 3 * dayMs, friday - dayMs]
type Days = Pick<Paper, 'listedAt' | 'publishedAt'>
const entries = (papers: readonly Days[]) =>
  papers.map((days, index) => ({
    paper: aPaper({ id: `${index}`, ...days }),
    score: 100 - index,
    reasons: [],
  }))
const listed = (listedAt: number) => ({ listedAt })
const first = Array.from({ length: firstPlaces }, () => listed(monday))
/** Which of the papers after the first ten get one of so many places. */
const chosen = (places: number, ...papers: readonly Days[]) =>
  lastChance(entries([...first, ...papers]), firstPlaces + places)
    .slice(firstPlaces)
    .map(({ paper }) => Number(paper.id) - firstPlaces)

describe('last chances', () => {
  test('last chances go to the papers of the oldest list, then to those of the next one by trend', () => {
    const papers = [
      listed(monday),
      listed(friday + 5 * hourMs),
      listed(monday),
      listed(thursday),
      listed(friday),
    ]
    expect(chosen(1, ...papers)).toEqual([3])
    expect(chosen(2, ...papers)).toEqual([1, 3])
    expect(chosen(4, ...papers)).toEqual([0, 1, 3, 4])
  })

  test('last chances choose who is on the list, and the trend decides the order in which they are shown', () => {
    expect(chosen(9, listed(monday), listed(friday), listed(thursday))).toEqual([0, 1, 2])
  })

  test('last chances count a paper of the weekend to Monday’s list', () => {
    expect(chosen(2, listed(monday), listed(friday + 2 * dayMs), listed(friday))).toEqual([0, 2])
  })

  test('last chances count a paper that no community listed by its publication, and come last where no day is known', () => {
    const papers = [{}, listed(friday), { publishedAt: thursday }, listed(monday), { publishedAt: monday }]
    expect(chosen(1, ...papers)).toEqual([2])
    expect(chosen(2, ...papers)).toEqual([1, 2])
    expect(chosen(4, ...papers)).toEqual([1, 2, 3, 4])
  })

  test('last chances leave the first ten in place, keep the order, and fill the list, for any papers', () => {
    const day = fc.integer({ min: 0, max: 9 }).map((days) => friday + days * dayMs)
    const papers = fc.array(fc.record({ listedAt: day, publishedAt: day }, { requiredKeys: [] }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(papers, fc.nat({ max: 30 }), (papers, size) => {
        const inOrder = entries(papers)
        const list = lastChance(inOrder, size)
        expect(list).toHaveLength(Math.min(size, papers.length))
        expect(list.slice(0, firstPlaces)).toEqual(inOrder.slice(0, Math.min(firstPlaces, size)))
        expect(list).toEqual(inOrder.filter((entry) => list.includes(entry)))
      }),
    )
  })
})
