import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { huggingFaceSource } from '../../../../shared/http/hugging-face/hugging-face.ts'

const daily = readFileSync(new URL('../../../fixtures/papers/daily-papers.json', import.meta.url), 'utf8')
const one = (id: string, upvotes = 1) => [{ paper: { id, title: id, summary: 'S', authors: [], upvotes } }]

/** Answers by the date that is asked for. Records the questions. */
function fake(answers: Record<string, (url: URL) => Response | Promise<Response>>) {
  const asked: { url: URL; init: RequestInit | undefined }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    asked.push({ url, init })
    return (answers[url.searchParams.get('date') ?? ''] ?? (() => Response.json([])))(url)
  }
  return { asked, source: huggingFaceSource({ fetch, contact: 'operator@example.org', timeoutMs: 500 }) }
}

const status = (code: number) => () => new Response('no', { status: code })

describe('the Hugging Face source', () => {
  test('the Hugging Face source asks for the edition’s day and the six before it, with its name', async () => {
    const { asked, source } = fake({})
    expect(await source.collect('2026-03-01')).toMatchObject({ outcome: 'failed' })
    expect(asked.map(({ url }) => url.href)).toEqual([
      'https://huggingface.co/api/daily_papers?date=2026-03-01&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-28&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-27&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-26&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-25&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-24&limit=100',
      'https://huggingface.co/api/daily_papers?date=2026-02-23&limit=100',
    ])
    expect(new Headers(asked[0]?.init?.headers).get('user-agent')).toBe('paperwire (+operator@example.org)')
    expect(asked[0]?.init?.redirect).toBe('manual')
  })

  test('the Hugging Face source gives the papers of all days, each once, and counts the broken entries', async () => {
    const { source } = fake({
      '2026-07-03': () => new Response(daily),
      '2026-07-02': () => Response.json([...one('2607.00001'), ...one('2607.00009')]),
    })
    const collected = await source.collect('2026-07-03')
    expect(collected.outcome === 'papers' && collected.papers.map(({ id }) => id)).toEqual([
      '2607.00001',
      '2607.00002',
      '2607.00003',
      '2607.00004',
      '2607.00009',
    ])
    expect(collected.outcome === 'papers' && collected.dropped).toBe(3)
  })

  test('the Hugging Face source keeps the day on which a paper was listed, or else that of its list', async () => {
    const dated = (part: object) => ({ paper: { title: 'T', summary: 'S', authors: [], ...part } })
    const { source } = fake({
      '2026-06-29': () =>
        Response.json([
          dated({ id: '2606.00001', submittedOnDailyAt: '2026-06-28T23:00:00.000Z' }),
          dated({ id: '2606.00002' }),
        ]),
    })
    expect(await source.collect('2026-07-03')).toMatchObject({
      papers: [
        { id: '2606.00001', listedAt: Date.UTC(2026, 5, 28, 23) },
        { id: '2606.00002', listedAt: Date.UTC(2026, 5, 29) },
      ],
    })
  })

  test('the Hugging Face source ignores a date in the future', async () => {
    const ahead = '2099-01-01T00:00:00.000Z'
    const paper = { ...one('2607.00001')[0]?.paper, submittedOnDailyAt: ahead, publishedAt: ahead }
    const collected = await fake({ '2026-07-03': () => Response.json([{ paper }]) }).source.collect(
      '2026-07-03',
    )
    expect(collected).toMatchObject({ papers: [{ listedAt: Date.UTC(2026, 6, 3) }] })
    expect(collected.outcome === 'papers' && collected.papers[0]).not.toHaveProperty('publishedAt')
  })

  test('the Hugging Face source asks once more where a day’s 429 names a short pause', async () => {
    let busy = 1
    const { asked, source } = fake({
      '2026-07-03': () =>
        busy-- > 0
          ? new Response('busy', { status: 429, headers: { ratelimit: '"api";r=0;t=0' } })
          : Response.json(one('2607.00001')),
    })
    expect(await source.collect('2026-07-03')).toMatchObject({ outcome: 'papers' })
    expect(asked).toHaveLength(8)
  })

  test('the Hugging Face source gives the papers of one day even if the others failed', async () => {
    const { source } = fake({
      '2026-07-03': status(500),
      '2026-07-02': () => Response.json(one('2607.00002')),
      '2026-07-01': status(429),
    })
    expect(await source.collect('2026-07-03')).toMatchObject({ outcome: 'papers', dropped: 0 })
  })

  test.each([
    ['the edition’s day', '2026-07-03', 'Hugging Face: 2026-07-03 answered 503'],
    ['the day before', '2026-07-02', 'Hugging Face: 2026-07-02 answered 503'],
    ['an older day', '2026-07-01', undefined],
  ])(
    'the Hugging Face source says whether papers are missing when the list of %s failed',
    async (_, date, missing) => {
      const { source } = fake({ [date]: status(503), '2026-06-30': () => Response.json(one('2606.00001')) })
      const collected = await source.collect('2026-07-03')
      expect(collected.outcome).toBe('papers')
      expect(collected.outcome === 'papers' && collected.missing).toBe(missing)
    },
  )

  test('the Hugging Face source misses nothing on a day that has not begun in New York', async () => {
    const { source } = fake({
      '2026-07-03': status(400),
      '2026-07-02': () => Response.json(one('2607.00002')),
    })
    expect(await source.collect('2026-07-03')).not.toHaveProperty('missing')
  })

  test('the Hugging Face source does not call a day quiet if a list could not be read', async () => {
    const { source } = fake({ '2026-07-02': status(503) })
    expect(await source.collect('2026-07-03')).toEqual({
      outcome: 'failed',
      reason: 'Hugging Face: 2026-07-02 answered 503',
    })
  })

  test('the Hugging Face source takes a 400 for a day that has not begun in New York as an empty day', async () => {
    const { source } = fake({
      '2026-07-03': status(400),
      '2026-07-02': () => Response.json(one('2607.00002')),
    })
    expect(await source.collect('2026-07-03')).toMatchObject({ outcome: 'papers' })
  })

  test('the Hugging Face source takes a 400 for a day that has begun long ago as a failure', async () => {
    const { source } = fake({ '2026-07-01': status(400) })
    expect(await source.collect('2026-07-03')).toMatchObject({ outcome: 'failed' })
  })

  test.each([
    ['null', 'null'],
    ['an object', '{"error":"x"}'],
    ['a list of nulls', '[null,null]'],
    ['HTML', '<!doctype html><p>Busy'],
    ['half a list', '[{"paper":'],
    ['nothing', ''],
  ])('the Hugging Face source fails on %s', async (_, body) => {
    const answer = () => new Response(body)
    const { source } = fake({ '2026-07-03': answer, '2026-07-02': answer, '2026-07-01': answer })
    expect(await source.collect('2026-07-03')).toMatchObject({ outcome: 'failed' })
  })

  test('the Hugging Face source follows at most five pages of a day', async () => {
    const { asked, source } = fake({
      '2026-07-03': (url) => {
        const page = Number(url.searchParams.get('p') ?? 0)
        const link = `</api/daily_papers?date=2026-07-03&p=${page + 1}>; rel="next", <x>; rel="last"`
        return Response.json(one(`2607.0000${page + 1}`), { headers: { link } })
      },
    })
    const collected = await source.collect('2026-07-03')
    expect(collected.outcome === 'papers' && collected.papers).toHaveLength(5)
    expect(asked.filter(({ url }) => url.searchParams.get('date') === '2026-07-03')).toHaveLength(5)
  })

  test('the Hugging Face source keeps the first pages when a later one fails, and follows none to another host', async () => {
    const to = (link: string) => Response.json(one('2607.00001'), { headers: { link } })
    const failing = fake({
      '2026-07-03': (url) =>
        url.searchParams.has('p') ? status(500)() : to('<?date=2026-07-03&p=1>; rel=next'),
    })
    expect(await failing.source.collect('2026-07-03')).toMatchObject({
      outcome: 'papers',
      missing: 'Hugging Face: 2026-07-03 answered 500',
    })
    const luring = fake({ '2026-07-03': () => to('<https://evil.example/?date=2026-07-03>; rel="next"') })
    expect(await luring.source.collect('2026-07-03')).toMatchObject({ outcome: 'papers' })
    expect(luring.asked.every(({ url }) => url.host === 'huggingface.co')).toBe(true)
  })

  test('the Hugging Face source gives up on a fetch that neither answers nor can be aborted', async () => {
    const never = () => new Promise<Response>(() => undefined)
    const { source } = fake({ '2026-07-03': never })
    expect(await source.collect('2026-07-03')).toEqual({
      outcome: 'failed',
      reason: 'Hugging Face: 2026-07-03 no full answer within 0.5 s',
    })
  })

  test('the Hugging Face source never throws, even if the network is down or the day is none', async () => {
    const down = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }),
      )
    const { source } = fake({ '2026-07-03': down })
    expect(await source.collect('2026-07-03')).toEqual({
      outcome: 'failed',
      reason: 'Hugging Face: 2026-07-03 could not be reached (ENOTFOUND)',
    })
    expect(await source.collect('someday')).toMatchObject({ outcome: 'failed' })
  })
})
