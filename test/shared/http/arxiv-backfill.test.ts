import { describe, expect, test } from 'vitest'
import { readArxivBackfill } from '../../../shared/http/arxiv-backfill.ts'
import { webService } from '../../../shared/http/web-service.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'

const now = Date.parse('2026-07-02T04:30:00Z')

/** A category that gets a page of a thousand papers in `hoursAPage`. A question takes `secondsAPage`. */
function fake({
  hoursAPage = 24,
  secondsAPage = 3,
  failing = [] as number[],
  last = Number.POSITIVE_INFINITY,
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
    const indexes = Array.from({ length: 1_000 }, (_, index) => start + index).filter((index) => index < last)
    return new Response(`<feed>${indexes.map(entry).join('')}</feed>`)
  }
  const service = webService({ fetch, contact: 'test', maxBytes: 20_000_000 }, 'https://export.arxiv.org')
  const read = () => readArxivBackfill(service, ['cs.LG'], () => now + passed)
  return { starts, read }
}
const count = (answer: Awaited<ReturnType<typeof readArxivBackfill>>) =>
  answer.outcome === 'read' ? answer.papers.length : answer

describe('arXiv’s papers of the last days', () => {
  test('arXiv’s papers are read by the page until four days are covered', async () => {
    const busy = fake({ hoursAPage: 60 })
    const answer = await busy.read()
    expect(busy.starts).toEqual([0, 1_000])
    expect(count(answer)).toBe(1_600)
    const oldest = answer.outcome === 'read' ? answer.papers.at(-1)?.publishedAt : undefined
    expect(oldest).toBeGreaterThan(now - 4 * dayMs)
    const calm = fake({ hoursAPage: 200 })
    expect(count(await calm.read())).toBe(480)
    expect(calm.starts).toEqual([0])
  })

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

  test('the reading of arXiv’s papers ends where a page takes half a minute', async () => {
    const { starts, read } = fake({ secondsAPage: 30 })
    expect(count(await read())).toBe(1_000)
    expect(starts).toEqual([0])
  })
})
