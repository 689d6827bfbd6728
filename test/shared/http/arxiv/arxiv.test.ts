import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arxivSource } from '../../../../shared/http/arxiv/arxiv.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/papers/${name}`, import.meta.url), 'utf8')
const feed = fixture('arxiv-feed.xml')
const api = fixture('arxiv-api.xml')
const empty = '<feed xmlns="http://www.w3.org/2005/Atom"><title>cs.LG updates on arXiv.org</title></feed>'
const anError = (title: string) =>
  `<feed><title>arXiv Query</title><entry><id>http://arxiv.org/api/errors#x</id><title>${title}</title>
   <summary>incorrect id format for 1</summary></entry></feed>`

/** 6:30 in the morning of a Thursday in Berlin, half past midnight in New York. */
const thursday = Date.parse('2026-07-02T04:30:00Z')

type Answer = (url: URL) => Response | Promise<Response>
const xml = (body: string) => () =>
  new Response(body, { headers: { 'content-type': 'application/atom+xml' } })
const status =
  (code: number, body = 'no') =>
  () =>
    new Response(body, { status: code })

function fake(answers: { feed?: Answer; api?: Answer }, at = thursday, categories = ['cs.AI', 'cs.LG']) {
  const asked: { url: URL; at: number; init: RequestInit | undefined }[] = []
  let now = at
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    asked.push({ url, at: now - at, init })
    return (url.host === 'rss.arxiv.org' ? answers.feed : answers.api)?.(url) ?? status(500)()
  }
  const wait = async (ms: number) => {
    now += ms
  }
  const clock = () => now
  const contact = 'operator@example.org'
  const source = arxivSource({ fetch, contact, categories, wait, clock, timeoutMs: 500 })
  return { asked, source, collect: () => source.collect('2026-07-02') }
}
const ids = (collected: Awaited<ReturnType<ReturnType<typeof fake>['collect']>>) =>
  collected.outcome === 'papers' ? collected.papers.map(({ id }) => id) : collected

describe('the arXiv source', () => {
  test('the arXiv source asks for the feed of its categories, with its name and the type that it accepts', async () => {
    const { asked, collect, source } = fake({ feed: xml(feed) })
    await collect()
    expect(source).toMatchObject({ name: 'arxiv', repeats: false })
    expect(asked[0]?.url.href).toBe('https://rss.arxiv.org/atom/cs.AI+cs.LG')
    const headers = new Headers(asked[0]?.init?.headers)
    expect(headers.get('accept')).toBe('application/atom+xml')
    expect(headers.get('user-agent')).toBe('paperwire (+operator@example.org)')
    expect(asked[0]?.init?.redirect).toBe('manual')
  })

  test('the arXiv source adds recent submissions to the announced papers, with the day of submission', async () => {
    const known = api.replaceAll('2607.01101', '2607.01002')
    const both = await fake({ feed: xml(feed), api: xml(api) }).collect()
    expect(ids(both)).toEqual(['2607.01001', '2607.01002', '2607.01101'])
    // The feed has one broken entry, the API two.
    expect(both).toMatchObject({ dropped: 3 })
    const same = await fake({ feed: xml(feed), api: xml(known) }).collect()
    expect(ids(same)).toEqual(['2607.01001', '2607.01002'])
    expect(same).toMatchObject({ papers: [{}, { title: '0', publishedAt: Date.UTC(2026, 6, 1, 15) }] })
    expect(same.outcome === 'papers' && same.papers[0]).not.toHaveProperty('publishedAt')
  })

  test('the arXiv source has the venue and the organisation of an announced paper from the API, whose entries tell them', async () => {
    const known = api
      .replaceAll('2607.01101', '2607.01002')
      .replace('<arxiv:comment>9 pages</arxiv:comment>', '<arxiv:comment>9 pages, ICML 2026</arxiv:comment>')
    const collected = await fake({ feed: xml(feed), api: xml(known) }).collect()
    const told = { title: '0', venue: 'ICML 2026', organization: 'Garden College' }
    expect(collected).toMatchObject({ papers: [{}, told] })
    expect(collected.outcome === 'papers' && collected.papers[0]).not.toHaveProperty('venue')
  })

  test('the arXiv source catches up on a day without announcements with papers that could not be read on their day', async () => {
    const saturday = Date.parse('2026-07-04T05:00:00Z')
    const caughtUp = await fake({ feed: xml(empty), api: xml(api) }, saturday).collect()
    expect(ids(caughtUp)).toEqual(['2607.01101'])
    expect(caughtUp).toMatchObject({ isHoliday: true })
    expect(await fake({ feed: xml(empty), api: status(503) }, saturday).collect()).toEqual({
      outcome: 'holiday',
    })
  })

  test('the arXiv source gives the papers announced as new, each once, and counts the broken entries', async () => {
    const collected = await fake({ feed: xml(feed) }).collect()
    expect(collected).toEqual({
      outcome: 'papers',
      dropped: 1,
      papers: [
        {
          id: '2607.01001',
          title: 'Watering Plans for Large Gardens in O(n log n)',
          abstract: 'Gardens dry out & gardeners tire. We propose a plan that waters every bed once.',
          authors: ['Adéle Beet', 'Jo Leek Jr.', 'Mia Chard', 'Miloš Kale'],
          links: {
            abstract: 'https://arxiv.org/abs/2607.01001',
            pdf: 'https://arxiv.org/pdf/2607.01001',
          },
          keywords: [],
          categories: ['cs.LG', 'cs.AI', 'stat.ML'],
          organization: 'Garden College, Northtown, Freedonia (Southern Campus)',
          signals: {},
        },
        expect.objectContaining({ id: '2607.01002', title: '0', categories: ['math.NT', 'cs.AI'] }),
      ],
    })
  })

  test.each([
    ['fails', status(503)],
    ['is empty on a working day', xml(empty)],
    ['is throttled by a 200', xml('Rate exceeded.\n')],
  ])('the arXiv source gives the API’s recent submissions if the feed %s', async (_, answer) => {
    const { asked, collect } = fake({ feed: answer, api: xml(api) })
    expect(await collect()).toMatchObject({
      outcome: 'papers',
      // One has no id, and one has a date in the future.
      dropped: 2,
      papers: [
        {
          id: '2607.01101',
          authors: ['Zoë Hedge', 'José Arbor'],
          categories: ['stat.ML', 'cs.AI'],
          publishedAt: Date.UTC(2026, 6, 1, 15),
        },
      ],
    })
    expect(asked[1]?.url.origin).toBe('https://export.arxiv.org')
    expect(Object.fromEntries(asked[1]?.url.searchParams ?? [])).toEqual({
      search_query: 'cat:cs.AI OR cat:cs.LG',
      sortBy: 'submittedDate',
      sortOrder: 'descending',
      start: '0',
      max_results: '1000',
    })
  })

  test('the arXiv source asks the API for all classes of an archive, and for an archive without classes by its name', async () => {
    const { asked, collect } = fake({}, thursday, ['cs', 'math', 'hep-th', 'stat.ML'])
    await collect()
    expect(asked[0]?.url.pathname).toBe('/atom/cs+math+hep-th+stat.ML')
    expect(asked[1]?.url.searchParams.get('search_query')).toBe(
      'cat:cs.* OR cat:math.* OR cat:hep-th OR cat:stat.ML',
    )
  })

  test('the arXiv source asks again on the same day when another announcement is due', async () => {
    let now = Date.parse('2026-07-02T03:50:00Z')
    let asked = 0
    const fetch: typeof globalThis.fetch = async () => {
      asked++
      return new Response(asked % 2 === 1 ? feed : api)
    }
    const options = { fetch, contact: 'test', categories: ['cs.LG'], wait: async () => undefined }
    const source = arxivSource({ ...options, clock: () => now })
    await source.collect('2026-07-02')
    await source.collect('2026-07-02')
    const before = asked
    now = Date.parse('2026-07-02T04:30:00Z')
    await source.collect('2026-07-02')
    expect(asked).toBe(before + 2)
  })

  test('the arXiv source asks once in three seconds, of either service and however often it is called', async () => {
    const { asked, source } = fake({ feed: status(503), api: status(503) })
    await Promise.all([source.collect('2026-07-02'), source.collect('2026-07-01')])
    expect(asked.map(({ at }) => at)).toEqual([0, 3_000, 6_000, 9_000])
  })

  test('the arXiv source asks each service once a day, and again only if it failed or was empty', async () => {
    const good = fake({ feed: xml(feed) })
    const answers = await Promise.all([good.collect(), good.collect()])
    expect(answers[0]).toEqual(answers[1])
    expect(good.asked).toHaveLength(2)
    await good.source.collect('2026-07-03')
    expect(good.asked).toHaveLength(4)
    const bad = fake({ feed: status(503), api: status(503) })
    await bad.collect()
    await bad.collect()
    expect(bad.asked).toHaveLength(4)
  })

  test.each([
    ['a Saturday', '2026-07-11T05:00:00Z', 'holiday'],
    ['a Sunday', '2026-07-12T05:00:00Z', 'holiday'],
    ['a Monday that is still Sunday in New York', '2026-07-13T03:00:00Z', 'holiday'],
    ['a holiday', '2026-11-26T06:00:00Z', 'holiday'],
    ['the day after a holiday', '2026-11-27T06:00:00Z', 'holiday'],
  ])('the arXiv source takes an empty feed on %s, %s, as %s', async (_, at, outcome) => {
    const { asked, collect } = fake({ feed: xml(empty), api: xml(empty) }, Date.parse(at))
    expect(await collect()).toEqual({ outcome })
    expect(asked).toHaveLength(2)
  })

  test.each([
    ['a body that throttles', xml('Rate exceeded.'), 'answered "Rate exceeded."'],
    ['a 406', status(406), 'answered 406'],
    ['a 429', status(429), 'answered 429: too many requests'],
    ['HTML', xml('<!DOCTYPE html><p>Busy'), 'answered HTML instead of a feed'],
    ['JSON', () => Response.json({ papers: [] }), 'answered application/json instead of a feed'],
    ['half a feed', xml(feed.slice(0, 900)), 'answered something else instead of a feed'],
    ['nothing', xml(''), 'answered something else instead of a feed'],
    ['another document', xml('<rss><channel/></rss>'), 'answered something else instead of a feed'],
    ['a DOCTYPE', xml(`<!DOCTYPE feed>${empty}`), 'answered with a DOCTYPE, which is refused'],
    ['an error', xml(anError('Error')), 'answered an error: incorrect id format for 1'],
    ['a 400', status(400, anError('Error')), 'answered 400: incorrect id format for 1'],
    ['a bare 400', status(400), 'answered 400'],
    ['a feed titled so', xml('<feed><title>Error</title></feed>'), 'answered an error: Error'],
    [
      'a feed about an error',
      xml('<feed><title>Feed error for query: cs.ZZ</title></feed>'),
      'answered an error: Feed error for query: cs.ZZ',
    ],
    [
      'broken entries only',
      xml('<feed><entry/><entry><id>1</id></entry></feed>'),
      'answered 2 entries that could not be read',
    ],
    ['silence', () => new Promise<Response>(() => undefined), 'no full answer within 0.5 s'],
  ])('the arXiv source fails on %s, and says why', async (_, answer, reason) => {
    const { collect } = fake({ feed: answer, api: answer })
    expect(await collect()).toEqual({
      outcome: 'failed',
      reason: `arXiv: feed: ${reason}; API: ${reason}`,
    })
  })

  test('the arXiv source does not call a working day quiet if its feed is empty and the API fails', async () => {
    expect(await fake({ feed: xml(empty), api: status(503) }).collect()).toEqual({
      outcome: 'failed',
      reason: 'arXiv: feed: empty on a working day; API: answered 503',
    })
  })

  test.each([
    ['no category', [], '""'],
    ['a wrong category', ['cs.LG', 'cs.LG/../x'], '"cs.LG/../x"'],
  ])('the arXiv source asks no service with %s', async (_, categories, shown) => {
    const { asked, collect } = fake({}, thursday, categories)
    expect(await collect()).toEqual({
      outcome: 'failed',
      reason: `arXiv: ${shown} is not a category (expected names such as cs.LG)`,
    })
    expect(asked).toEqual([])
  })

  test('the arXiv source keeps a paper that is titled Error', async () => {
    const paper = `<feed><entry><id>oai:arXiv.org:2607.01001v1</id><title>Error</title>
      <summary>arXiv:2607.01001v1 Announce Type: new \nAbstract: We err.</summary></entry></feed>`
    expect(ids(await fake({ feed: xml(paper) }).collect())).toEqual(['2607.01001'])
  })
})
