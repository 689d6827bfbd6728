import { describe, expect, test } from 'vitest'
import { newsAmong } from '../../../shared/edition/news.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aPaper } from '../paper/a-paper.ts'

const day = (date: string) => Date.parse(`${date}T00:00:00Z`)
const listedOn = (date: string) => aPaper({ id: 'title:listed', listedAt: day(date) })

/** The days of the lists whose papers are news at a moment. */
function newsDays(lists: readonly string[], at: string): string[] {
  const isNews = newsAmong(lists.map(listedOn), Date.parse(at))
  return lists.filter((list) => isNews(listedOn(list)))
}

/** Two ordinary weeks of November 2026: the 9th and the 16th are Mondays. */
const ordinary = ['09', '10', '11', '12', '13', '16', '17', '18', '19', '20'].map((date) => `2026-11-${date}`)

describe('papers of a community’s list', () => {
  test.each([
    ['Monday before its list', '2026-11-16T00:30:00Z', ordinary.slice(0, 5), ['11', '12', '13']],
    ['Monday with its list', '2026-11-16T05:30:00Z', ordinary.slice(0, 6), ['12', '13', '16']],
    ['Tuesday', '2026-11-17T12:00:00Z', ordinary.slice(0, 7), ['13', '16', '17']],
    ['Wednesday', '2026-11-18T12:00:00Z', ordinary.slice(0, 8), ['16', '17', '18']],
    ['Friday', '2026-11-20T12:00:00Z', ordinary, ['18', '19', '20']],
    ['Saturday', '2026-11-14T05:30:00Z', ordinary.slice(0, 5), ['11', '12', '13']],
    ['Sunday', '2026-11-15T23:00:00Z', ordinary.slice(0, 5), ['11', '12', '13']],
  ])('papers of the last three list days are news on a %s, at %s', (_day, at, lists, dates) => {
    expect(newsDays(lists, at)).toEqual(dates.map((date) => `2026-11-${date}`))
  })

  test('papers stay news over holidays on which no list came', () => {
    const thanksgiving = ['2026-11-23', '2026-11-24', '2026-11-25']
    expect(newsDays(thanksgiving, '2026-11-30T00:30:00Z')).toEqual(thanksgiving)
    expect(newsDays([...thanksgiving, '2026-11-30'], '2026-11-30T12:00:00Z')).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-30',
    ])
    const christmas = ['2026-12-23', '2026-12-24', '2026-12-28', '2026-12-30']
    expect(newsDays(christmas, '2026-12-31T00:30:00Z')).toEqual(christmas.slice(1))
  })

  test('papers are not news for longer than the editions are remembered, however few lists came', () => {
    const few = ['2026-11-03', '2026-11-04', '2026-11-05']
    expect(newsDays(few, '2026-11-13T12:00:00Z')).toEqual(['2026-11-04', '2026-11-05'])
    expect(newsDays(['2026-07-01', '2026-07-02'], '2026-11-13T12:00:00Z')).toEqual([])
  })

  test('papers of a list that came after the edition was due are news, and make no other older', () => {
    const lists = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16']
    expect(newsDays(lists, '2026-11-15T06:00:00Z')).toEqual(lists)
  })

  test('papers that were listed at the weekend count as Monday’s', () => {
    const lists = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15']
    expect(newsDays(lists, '2026-11-15T12:00:00Z')).toEqual(lists)
    expect(newsDays([...lists, '2026-11-17'], '2026-11-17T12:00:00Z')).toEqual([
      '2026-11-13',
      '2026-11-14',
      '2026-11-15',
      '2026-11-17',
    ])
  })

  test('papers listed at any hour of a day are as old as the day', () => {
    const hours = [0, 5, 23].map((hour) =>
      aPaper({ id: 'title:t', listedAt: day('2026-11-11') + hour * hourMs }),
    )
    const others = ['2026-11-12', '2026-11-13'].map(listedOn)
    const isNews = newsAmong([...hours, ...others], day('2026-11-13') + hourMs)
    expect(hours.map(isNews)).toEqual([true, true, true])
    const later = newsAmong([...hours, ...others, listedOn('2026-11-16')], day('2026-11-16') + hourMs)
    expect(hours.map(later)).toEqual([false, false, false])
  })
})

test('a paper without a list is news in the month of its id and the next one', () => {
  const at = day('2026-11-23')
  const isNews = newsAmong([], at)
  const ids = ['2611.00001', '2610.00001', '2609.00001', 'math/0309136', 'title:a', 'title:a/b']
  expect(ids.filter((id) => isNews(aPaper({ id })))).toEqual([
    '2611.00001',
    '2610.00001',
    'title:a',
    'title:a/b',
  ])
  expect(newsAmong([], at + 31 * dayMs)(aPaper({ id: '2611.00001' }))).toBe(true)
})

describe('papers without an id of arXiv', () => {
  const at = Date.parse('2026-11-18T06:00:00Z')
  const isNews = newsAmong([], at)

  test.each(['doi:10.1101/2026.11.17.623456', 'feed:0123456789012345678901'])(
    '%s is news for as long as editions are remembered, by the day of its publication',
    (id) => {
      expect(isNews(aPaper({ id, publishedAt: at }))).toBe(true)
      expect(isNews(aPaper({ id, publishedAt: at - 8 * dayMs }))).toBe(true)
      expect(isNews(aPaper({ id, publishedAt: at - 10 * dayMs }))).toBe(false)
    },
  )
})
