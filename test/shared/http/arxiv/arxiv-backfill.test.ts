import { describe, expect, test } from 'vitest'
import { backfillSince, readArxivBackfill } from '../../../../shared/http/arxiv/arxiv-backfill.ts'
import { webService } from '../../../../shared/http/web-service.ts'
import { hourMs } from '../../../../shared/time/clock.ts'

const now = Date.parse('2026-07-02T04:30:00Z')

/** A category that gets a page of a thousand papers in `hoursAPage`. A question takes `secondsAPage`. */
function fake({
  hoursAPage = 24,
  secondsAPage = 3,
  failing = [] as number[],
  last = Number.POSITIVE_INFINITY,
  total = undefined as number | undefined,
  pageSize = 1_000,
}) {
  const starts: number[] = []
  let passed = 0
  const entry = (index: number) =>
    `<entry><id>http://arxiv.org/abs/2607.${String(index + 1).padStart(5, '0')}v1</id><title>T</title>
     <summary>S</summary><published>${new Date(now - 1 - (index * hoursAPage * hourMs) / 1_000).toISOString()}</published></entry>`
  const fetch: typeof globalThis.fetch = async (input) => {
    const start = Number(new URL(String(input)).searchParams.get('start'))
    starts.push(start)
    passed += secondsAPage * 1_000
    if (failing.includes(start)) return new Response('no', { status: 503 })
    const indexes = Array.from({ length: pageSize }, (_, index) => start + index).filter(
      (index) => index < last,
    )
    const found = total === undefined ? '' : `<totalResults>${total}</totalResults>`
    return new Response(`<feed>${found}${indexes.map(entry).join('')}</feed>`)
  }
  const service = webService({ fetch, contact: 'test', maxBytes: 20_000_000 }, 'https://export.arxiv.org')
  const read = () => readArxivBackfill(service, ['cs.LG'], () => now + passed)
  return { starts, read }
}
const count = (answer: Awaited<ReturnType<typeof readArxivBackfill>>) =>
  answer.outcome === 'read' ? answer.papers.length : answer

describe('arXiv’s papers of the last days', () => {
  test('arXiv’s papers are read by the page until those of three announcements are covered', async () => {
    const busy = fake({ hoursAPage: 80 })
    const answer = await busy.read()
    expect(busy.starts).toEqual([0, 1_000])
    // Tuesday's feed has the papers that were submitted from Friday, 14:00 in New York, on.
    const friday = Date.parse('2026-06-26T18:00:00Z')
    expect(count(answer)).toBe(Math.ceil((now - friday) / ((80 * hourMs) / 1_000)))
    expect(answer).toMatchObject({ readSince: friday })
    expect(answer).not.toHaveProperty('cut')
    const calm = fake({ hoursAPage: 200 })
    expect(count(await calm.read())).toBe(653)
    expect(calm.starts).toEqual([0])
  })

  test.each([
    ['on an ordinary Thursday', '2026-07-02T04:30:00Z', '2026-06-26T18:00:00Z'],
    ['on Monday before its announcement', '2026-11-16T00:30:00Z', '2026-11-09T19:00:00Z'],
    ['on Saturday', '2026-11-21T12:00:00Z', '2026-11-16T19:00:00Z'],
    ['after Thanksgiving', '2026-11-30T00:30:00Z', '2026-11-22T00:30:00Z'],
  ])(
    'arXiv’s papers of three announcements reach back far enough %s, but at most eight days',
    (_when, at, since) => {
      expect(new Date(backfillSince(Date.parse(at))).toISOString()).toBe(new Date(since).toISOString())
    },
  )

  test('at most three pages of arXiv’s papers are read', async () => {
    const { starts, read } = fake({ hoursAPage: 24 })
    expect(count(await read())).toBe(3_000)
    expect(starts).toEqual([0, 1_000, 2_000])
  })

  test('the reading of arXiv’s papers ends with a page that is not full', async () => {
    const { starts, read } = fake({ last: 1_200 })
    expect(count(await read())).toBe(1_200)
    expect(starts).toEqual([0, 1_000])
  })

  test('arXiv’s papers are those of the pages before a failed one, and a failed first page is a failure', async () => {
    const second = fake({ failing: [1_000] })
    expect(count(await second.read())).toBe(1_000)
    expect(second.starts).toEqual([0, 1_000])
    expect(await fake({ failing: [0] }).read()).toEqual({ outcome: 'failed', reason: 'answered 503' })
  })

  test('a part of arXiv’s papers says since when it is whole, and why it ends there', async () => {
    const oldest = (page: number) => now - 1 - ((page * 1_000 - 1) * 24 * hourMs) / 1_000
    expect(await fake({ failing: [1_000] }).read()).toMatchObject({
      readSince: oldest(1),
      cut: 'answered 503',
    })
    expect(await fake({ secondsAPage: 30 }).read()).toMatchObject({
      readSince: oldest(1),
      cut: 'too slow for a further page',
    })
    expect(await fake({}).read()).toMatchObject({ readSince: oldest(3), cut: 'more than 3 pages' })
  })

  test('a page of arXiv’s papers that is shorter than its total allows is not the last one', async () => {
    const short = fake({ last: 1_200, total: 1_200, pageSize: 500 })
    expect(count(await short.read())).toBe(1_200)
    expect(short.starts).toEqual([0, 500, 1_000])
  })

  test('a page of arXiv’s papers without entries before the end is a failure', async () => {
    const cut = fake({ last: 1_000, total: 187_654 })
    expect(await cut.read()).toMatchObject({ cut: 'answered a total of 187654 and no entry' })
    expect(count(await cut.read())).toBe(1_000)
    const whole = fake({ last: 1_000, total: 1_000 })
    expect(await whole.read()).not.toHaveProperty('cut')
    expect(whole.starts).toEqual([0])
  })

  test('the reading of arXiv’s papers ends where a page takes half a minute', async () => {
    const { starts, read } = fake({ secondsAPage: 30 })
    expect(count(await read())).toBe(1_000)
    expect(starts).toEqual([0])
  })
})
