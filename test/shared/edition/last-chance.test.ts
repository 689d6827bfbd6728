// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstPlaces, lastChance } from '../../../shared/edition/last-chance.ts'
import { listDay } from '../../../shared/paper/source/list-day.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aPaper } from '../paper/a-paper.ts'

const friday = Date.UTC(2026, 10, 20)
const entries = (listings: readonly (number | undefined)[]) =>
  listings.map((listedAt, index) => ({
    paper: aPaper({ id: `${index}`, ...(listedAt !== undefined && { listedAt }) }),
    score: 100 - index,
    reasons: [],
  }))
const ten = Array.from({ length: firstPlaces }, () => friday + 3 * dayMs)
const lastPlaces = (...listings: readonly (number | undefined)[]) =>
  lastChance(entries([...ten, ...listings]))
    .slice(firstPlaces)
    .map(({ paper }) => Number(paper.id) - firstPlaces)

describe('last chances', () => {
  test('last chances go to the oldest list, and papers of one list keep their order', () => {
    const [monday, thursday] = [friday + 3 * dayMs, friday - dayMs]
    expect(lastPlaces(monday, friday + 5 * hourMs, monday, thursday, friday)).toEqual([3, 1, 4, 0, 2])
  })

  test('last chances count a paper of the weekend to Monday’s list', () => {
    expect(lastPlaces(friday + 3 * dayMs, friday + 2 * dayMs, friday)).toEqual([2, 0, 1])
  })

  test('last chances come last for papers that no community listed', () => {
    expect(lastPlaces(undefined, friday, undefined, friday + 3 * dayMs)).toEqual([1, 3, 0, 2])
  })

  test('last chances leave the first ten in place, and keep every paper once, for any lists', () => {
    const listings = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(listings, (days) => {
        const inOrder = entries(days.map((day) => (day === undefined ? day : friday + day * dayMs)))
        const chosen = lastChance(inOrder)
        expect(chosen.slice(0, firstPlaces)).toEqual(inOrder.slice(0, firstPlaces))
        expect(new Set(chosen)).toEqual(new Set(inOrder))
        const lists = chosen
          .slice(firstPlaces)
          .map(({ paper: { listedAt } }) => (listedAt === undefined ? 'never' : listDay(listedAt)))
        expect(lists).toEqual(lists.toSorted())
      }),
    )
  })
})
