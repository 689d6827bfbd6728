import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { newsAmong } from '../../../shared/edition/news.ts'
import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { random } from '../../simulation/random.ts'
import { asMailed, by, byTrendAlone, listsOf, withLastChances } from './editions.ts'
import { formulas, upvotes } from './formulas.ts'
import { editionTimes, type Morning, mornings } from './morning.ts'
import { ratioOver } from './ratio.ts'
import { spearman } from './spearman.ts'
import { readVotes } from './voted-paper.ts'
import { evaluateVotes } from './votes.ts'

const folder = mkdtempSync(join(tmpdir(), 'votes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const monday = Date.UTC(2026, 0, 5)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Two weeks of lists, 26 papers each, whose votes grow towards numbers that were drawn. */
const lines = Array.from({ length: 12 }, (_, day) => monday + day * dayMs)
  .filter((at) => ![0, 6].includes(new Date(at).getUTCDay()))
  .flatMap((at, list) => {
    const source = random(list)
    return Array.from({ length: 26 }, (_, number) => {
      const final = Math.floor(3 / (0.02 + source.next()))
      const seen = [2, 5, 11, 23, 29, 35, 47, 71, 150].map((hours) => [
        60 * hours,
        Math.round(final * (1 - Math.exp(-hours / (12 + 12 * source.next())))),
        hours > 20 ? 2 : null,
        null,
      ])
      return {
        id: `2601.${list + 10}${number + 100}`,
        title: `Paper ${list * 26 + number}`,
        day: dayOf(at),
        ...(number % 2 === 0 && { listed: new Date(at + number * minuteMs).toISOString() }),
        seen,
      }
    })
  })
const fileOf = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const file = fileOf('votes.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
const voted = readVotes(file)
const noon = editionTimes.find(({ name }) => name === '12:00')
if (!noon) throw new Error('no edition is due at noon')
const atNoon = mornings(voted, noon)

describe('the evaluation by votes', () => {
  test('the evaluation by votes gives the same tables when replayed', () => {
    const table = evaluateVotes([file])
    expect(evaluateVotes([file])).toBe(table)
    expect(table).not.toMatch(/NaN|undefined|Infinity/)
    const others = ['Paperwire as mailed', 'raw votes with last chances', 'an oracle of the votes']
    for (const name of [...Object.keys(formulas), ...others]) expect(table).toContain(`| ${name} |`)
    expect(table).toContain('| raw votes | 0.0 % (0.0 % … 0.0 %) | 0.0 % |')
  })

  test.each([
    ['not JSON', '{', /votes-.*bad\.jsonl:2 is not JSON/],
    [
      'without readings',
      '{"id":"1","title":"A","day":"2026-01-05","seen":[]}',
      /:2 is not a paper with its votes/,
    ],
    ['without a day', '{"id":"1","title":"A","seen":[[1,2,null,null]]}', /:2 is not a paper .*day/s],
  ])('a line that is %s is named', (_what, line, complaint) => {
    const path = fileOf('bad.jsonl', `${JSON.stringify(lines[0])}\n${line}\n`)
    expect(() => evaluateVotes([path])).toThrow(complaint)
  })

  test('a file without papers is named', () => {
    expect(() => evaluateVotes([fileOf('none.jsonl', '\n')])).toThrow(/none\.jsonl has no papers/)
  })
})

describe('a replayed morning', () => {
  test('a morning knows no vote of later, and no paper before it was seen', () => {
    for (const { at, papers } of atNoon) {
      for (const paper of papers) {
        const { readings } = voted.find(({ id }) => id === paper.id) ?? { readings: [] }
        const known = readings.filter((reading) => reading.at <= at)
        expect(paper.signals.upvotes).toBe(known.at(-1)?.upvotes)
      }
    }
    const half = mornings(voted, { name: '00:30', minutes: 30 })
    expect(half[0]?.papers).toEqual([])
    expect(half[1]?.papers).toHaveLength(26)
  })

  test('a morning has the snapshots of the mornings before it, of four weeks at most', () => {
    expect(atNoon.map(({ history }) => history.length)).toEqual(atNoon.map((_, index) => Math.min(28, index)))
    const [first, second] = atNoon
    expect(second?.history[0]?.at).toBe(first?.at)
    expect([...(second?.history[0]?.signals.keys() ?? [])]).toEqual(first?.papers.map(({ id }) => id))
  })

  test('a listing of which only the day is known counts from the day’s beginning', () => {
    const ages = atNoon[0]?.papers.map(({ listedAt = 0 }) => (listedAt - monday) / minuteMs)
    expect(ages?.slice(0, 4)).toEqual([0, 0, 2, 0])
  })
})

describe('replayed lists', () => {
  const ways = [byTrendAlone, withLastChances, asMailed, by(formulas['raw votes']), by(formulas.velocity)]

  test('a replayed list has only news, and each paper is on one list', () => {
    for (const make of ways) {
      const lists = listsOf(atNoon, make)
      const listed = lists.flat()
      expect(new Set(listed).size).toBe(listed.length)
      for (const [index, list] of lists.entries()) {
        const { papers, at } = atNoon[index] as Morning
        const news = new Set(papers.filter(newsAmong(papers, at)).map(({ id }) => id))
        expect(list.filter((id) => !news.has(id))).toEqual([])
        expect(list.length).toBeLessThanOrEqual(20)
      }
    }
  })

  test('the former trend and the formulas of others are those that were published', () => {
    const at = Date.UTC(2026, 6, 3)
    const paper = (id: string, upvotes: number, hours: number): Paper => ({
      ...{ id: id as PaperId, title: '', abstract: '', authors: [], links: {}, keywords: [], categories: [] },
      signals: { upvotes },
      listedAt: at - hours * hourMs,
    })
    const morning = { ...(atNoon[0] as Morning), at, history: [] }
    const score = (name: keyof typeof formulas, votes: number, hours: number) =>
      formulas[name](morning)(paper('p', votes, hours))
    expect(score('Hacker News', 11, 2)).toBeCloseTo(10 ** 0.8 / 4 ** 1.8, 12)
    expect(score('Hacker News', 0, 2)).toBe(0)
    // Ten times the votes make up for 12.5 hours.
    expect(score('Reddit hot', 100, 12.5)).toBeCloseTo(score('Reddit hot', 10, 0), 9)
    expect(score('votes / (age + 2 h)^.3', 8, 30)).toBeCloseTo(8 / 32 ** 0.3, 12)
    expect(score('velocity', 8, 30)).toBe(8)
    expect(score('raw votes', 8, 30)).toBe(upvotes(paper('p', 8, 30)))
    // Without snapshots both votes and their growth are measured by 1, and they share the weight of the others.
    expect(score('the former trend', 8, 0)).toBeCloseTo(1.25 * Math.log1p(8), 12)
    expect(score('the former trend', 8, 48)).toBeCloseTo(0.5 * 0.625 * (Math.log1p(8) + Math.log1p(4)), 12)
  })
})

describe('a ratio over weeks', () => {
  test('a ratio compares sums, and its interval holds it', () => {
    const weeks = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ ours: 11 * n + (n % 3), theirs: 10 * n }))
    const { above, from, to } = ratioOver(weeks)
    expect(above).toBeCloseTo(0.1 + 9 / 360, 12)
    expect(from).toBeLessThan(above)
    expect(to).toBeGreaterThan(above)
    expect(ratioOver(weeks)).toEqual({ above, from, to })
  })

  test('a ratio of nothing is 0', () => {
    expect(ratioOver([{ ours: 0, theirs: 0 }])).toEqual({ above: 0, from: 0, to: 0 })
  })
})

describe('Spearman’s ρ', () => {
  test('Spearman’s ρ is 1 for the same order, −1 for the reverse, and 0 where one side is all the same', () => {
    expect(
      spearman([
        [1, 10],
        [2, 400],
        [3, 500],
      ]),
    ).toBe(1)
    expect(
      spearman([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBe(-1)
    expect(
      spearman([
        [1, 3],
        [1, 2],
        [1, 1],
      ]),
    ).toBe(0)
  })

  test('Spearman’s ρ gives ties the mean of their places', () => {
    // Places 1.5, 1.5, 3 and 1, 2, 3: worked by hand.
    expect(
      spearman([
        [1, 1],
        [1, 2],
        [2, 3],
      ]),
    ).toBeCloseTo(1.5 / Math.sqrt(1.5 * 2), 12)
  })
})
