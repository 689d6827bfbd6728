import { describe, expect, test } from 'vitest'
import { semanticScholarEnrichment } from '../../../shared/http/semantic-scholar.ts'
import { aPaper } from '../paper/a-paper.ts'

type Answer = (ids: readonly string[]) => Response

/** Answers one batch after the other. Records the questions and their moments. */
function fake(answers: readonly Answer[], apiKey?: string) {
  const left = [...answers]
  const asked: { url: string; init: RequestInit | undefined; ids: string[]; at: number }[] = []
  let now = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { ids } = JSON.parse(String(init?.body)) as { ids: string[] }
    asked.push({ url: String(input), init, ids, at: now })
    return (left.shift() ?? (() => new Response('no', { status: 500 })))(ids)
  }
  const wait = async (ms: number) => {
    now += ms
  }
  const keyed = apiKey === undefined ? {} : { apiKey }
  return {
    asked,
    enrichment: semanticScholarEnrichment({ fetch, contact: 'test', clock: () => now, wait, ...keyed }),
  }
}
const tldr = (text: unknown) => ({ paperId: 'x', citationCount: 3, tldr: { model: 'm', text } })
const summaries: Answer = (ids) => Response.json(ids.map((id) => tldr(`About ${id}.`)))
const papers = (count: number) =>
  Array.from({ length: count }, (_, index) => aPaper({ id: `2607.${String(index + 1).padStart(5, '0')}` }))

describe('the enrichment by Semantic Scholar', () => {
  test('Semantic Scholar is asked about the papers on arXiv that have no summary of a model yet', async () => {
    const { asked, enrichment } = fake([summaries])
    const known = await enrichment.enrich([
      aPaper({ id: '2607.00001' }),
      aPaper({ id: '2607.00002', aiSummary: 'Known.' }),
      aPaper({ id: 'title:a paper' }),
      aPaper({ id: 'quant-ph/0201082' }),
    ])
    expect(enrichment.name).toBe('semantic-scholar')
    expect(asked).toMatchObject([
      {
        url: 'https://api.semanticscholar.org/graph/v1/paper/batch?fields=tldr',
        ids: ['ARXIV:2607.00001', 'ARXIV:quant-ph/0201082'],
        init: { method: 'POST', redirect: 'manual' },
      },
    ])
    expect(known.outcome === 'known' && [...known.details]).toEqual([
      ['2607.00001', { aiSummary: 'About ARXIV:2607.00001.' }],
      ['quant-ph/0201082', { aiSummary: 'About ARXIV:quant-ph/0201082.' }],
    ])
  })

  test('Semantic Scholar is told who asks, with the key if there is one', async () => {
    const headersOf = async (key?: string) => {
      const { asked, enrichment } = fake([summaries], key)
      await enrichment.enrich(papers(1))
      return new Headers(asked[0]?.init?.headers)
    }
    const headers = await headersOf('secret')
    expect(headers.get('user-agent')).toBe('paperwire (+test)')
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('x-api-key')).toBe('secret')
    expect((await headersOf()).has('x-api-key')).toBe(false)
  })

  test('a summary of Semantic Scholar is cleaned, and any other value counts as unknown', async () => {
    const list = [null, { tldr: null }, {}, tldr(7), tldr(' '), 'x', tldr('So \\emph{plain}\n\u202eit is.')]
    const known = await fake([() => Response.json(list)]).enrichment.enrich(papers(7))
    expect(known.outcome === 'known' && [...known.details]).toEqual([
      ['2607.00007', { aiSummary: 'So plain it is.' }],
    ])
  })

  test('Semantic Scholar is asked about 500 papers at a time, a second apart', async () => {
    const { asked, enrichment } = fake([summaries, summaries, summaries])
    const known = await enrichment.enrich(papers(1_001))
    expect(asked.map(({ ids, at }) => [ids.length, at])).toEqual([
      [500, 0],
      [500, 1_000],
      [1, 2_000],
    ])
    expect(known.outcome === 'known' && known.details.size).toBe(1_001)
  })

  test('Semantic Scholar is not asked about an empty list of papers', async () => {
    const { asked, enrichment } = fake([])
    expect(await enrichment.enrich([])).toEqual({ outcome: 'known', details: new Map() })
    expect(asked).toEqual([])
  })

  test.each([
    ['a 404', () => new Response('no', { status: 404 }), 'answered 404'],
    ['a 429', () => new Response('no', { status: 429 }), 'answered 429: too many requests'],
    ['a 503', () => new Response('no', { status: 503 }), 'answered 503'],
    ['HTML', () => new Response('<html>'), 'answered text/plain instead of JSON'],
    ['an object', () => Response.json({ error: 'x' }), 'answered something other than a list of 2 papers'],
    ['too short a list', () => Response.json([null]), 'answered something other than a list of 2 papers'],
  ])('the enrichment by Semantic Scholar fails on %s', async (_, answer, reason) => {
    expect(await fake([answer]).enrichment.enrich(papers(2))).toEqual({
      outcome: 'failed',
      reason: `Semantic Scholar: ${reason}`,
    })
  })

  test('the enrichment by Semantic Scholar keeps the summaries that it learnt before a failure', async () => {
    const { asked, enrichment } = fake([summaries, () => new Response('no', { status: 429 }), summaries])
    const known = await enrichment.enrich(papers(1_200))
    expect(known.outcome === 'known' && known.details.size).toBe(500)
    expect(asked).toHaveLength(2)
  })
})
