import { describe, expect, test } from 'vitest'
import { hackerNewsEnrichment } from '../../../shared/http/hacker-news.ts'
import { aPaper } from '../paper/a-paper.ts'

type Answer = (id: string) => Response | Promise<Response>

/** Answers by the id that is asked for. Records the ids, and how many were asked for at once. */
function fake(answer: Answer, options: { mostPapers?: number; totalMs?: number } = {}) {
  const asked: URL[] = []
  const agents = new Set<string | null>()
  let [open, mostOpen] = [0, 0]
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    asked.push(url)
    agents.add(new Headers(init?.headers).get('user-agent'))
    mostOpen = Math.max(mostOpen, ++open)
    await Promise.resolve()
    const response = await answer(url.searchParams.get('query') ?? '')
    open--
    return response
  }
  const enrichment = hackerNewsEnrichment({ fetch, contact: 'test', timeoutMs: 500, ...options })
  return { asked, agents, enrichment, mostOpen: () => mostOpen }
}
const hit = (objectID: string, url: string | null, points: unknown, title = 'A story') => ({
  objectID,
  title,
  url,
  points,
  num_comments: 9,
  created_at_i: 1,
})
const hits = (...list: unknown[]) => Response.json({ hits: list })
const papers = (count: number) =>
  Array.from({ length: count }, (_, index) => aPaper({ id: `2607.${String(index + 1).padStart(5, '0')}` }))

describe('the enrichment by Hacker News', () => {
  test('Hacker News gives the sum of the points of the stories that name a paper, each once', async () => {
    const { asked, agents, enrichment } = fake(() =>
      hits(
        hit('1', 'https://arxiv.org/abs/2607.00001', 40),
        hit('2', 'https://arxiv.org/pdf/2607.00001v2', 2),
        hit('2', 'https://arxiv.org/pdf/2607.00001v2', 2),
        hit('3', null, 1, 'Gardens [arXiv:2607.00001]'),
      ),
    )
    expect(await enrichment.enrich(papers(1))).toEqual({
      outcome: 'known',
      details: new Map([['2607.00001', { signals: { points: 43 } }]]),
    })
    expect(enrichment.name).toBe('hacker-news')
    expect(asked.map(String)).toEqual([
      'https://hn.algolia.com/api/v1/search_by_date?query=2607.00001&tags=story',
    ])
    expect([...agents]).toEqual(['paperwire (+test)'])
  })

  test('the points of Hacker News include no story about another paper, and no broken one', async () => {
    const { enrichment } = fake(() =>
      hits(
        hit('1', 'https://arxiv.org/abs/2607.000011', 40),
        hit('2', 'https://arxiv.org/abs/12607.00001', 40),
        hit('3', 'https://arxiv.org/abs/2607x00001', 40),
        hit('4', 'https://arxiv.org/abs/2607.00001', null),
        hit('5', 'https://arxiv.org/abs/2607.00001', -1),
        null,
        'x',
      ),
    )
    expect(await enrichment.enrich(papers(1))).toEqual({ outcome: 'known', details: new Map() })
  })

  test('Hacker News is asked only about the first papers with an id, and about few at once', async () => {
    const { asked, enrichment, mostOpen } = fake(() => hits(), { mostPapers: 5 })
    await enrichment.enrich([aPaper({ id: 'title:a paper' }), ...papers(9)])
    expect(asked.map(({ searchParams }) => searchParams.get('query'))).toEqual(papers(5).map(({ id }) => id))
    expect(mostOpen()).toBe(3)
    const many = fake(() => hits())
    await many.enrichment.enrich(papers(100))
    expect(many.asked).toHaveLength(40)
  })

  test.each([
    ['a 404', () => new Response('no', { status: 404 }), 'answered 404'],
    ['a 429', () => new Response('no', { status: 429 }), 'answered 429: too many requests'],
    ['a 503', () => new Response('no', { status: 503 }), 'answered 503'],
    ['JSON without hits', () => Response.json([]), 'answered JSON without hits'],
    ['silence', () => new Promise<Response>(() => undefined), 'no full answer within 0.5 s'],
  ])('the enrichment by Hacker News fails on %s, and asks no further', async (_, answer, reason) => {
    const { asked, enrichment } = fake(answer)
    expect(await enrichment.enrich(papers(30))).toEqual({
      outcome: 'failed',
      reason: `Hacker News: ${reason}`,
    })
    expect(asked.length).toBeLessThanOrEqual(3)
  })

  test('the enrichment by Hacker News keeps the points that it learnt before a failure', async () => {
    const { enrichment } = fake((id) =>
      id === '2607.00007'
        ? new Response('no', { status: 429 })
        : hits(hit(id, `https://arxiv.org/abs/${id}`, 5)),
    )
    const known = await enrichment.enrich(papers(30))
    expect(known.outcome === 'known' && known.details.has(papers(1)[0]?.id ?? aPaper().id)).toBe(true)
    expect(known.outcome === 'known' && known.details.size).toBeLessThan(10)
  })

  test('the enrichment by Hacker News ends when its time is up, with the points that it learnt until then', async () => {
    const slow = (id: string) =>
      id === '2607.00001'
        ? hits(hit('1', `https://arxiv.org/abs/${id}`, 5))
        : new Promise<Response>(() => undefined)
    const { enrichment } = fake(slow, { totalMs: 500 })
    const known = await enrichment.enrich(papers(30))
    expect(known.outcome === 'known' && [...known.details.keys()]).toEqual(['2607.00001'])
    expect(
      await fake(() => new Promise<Response>(() => undefined), { totalMs: 500 }).enrichment.enrich(papers(1)),
    ).toEqual({ outcome: 'failed', reason: 'Hacker News: not ready within 0.5 s' })
  })
})
