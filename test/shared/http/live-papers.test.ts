import { describe, expect, test } from 'vitest'
import { livePapers } from '../../../shared/http/live-papers.ts'

const asked: string[] = []
const options = {
  fetch: async (address: Parameters<typeof fetch>[0]) => {
    asked.push(new URL(String(address)).host)
    return new Response('', { status: 503 })
  },
  contact: 'test',
  categories: [],
  clock: () => Date.parse('2026-11-18T12:00:00Z'),
}
const named = (part: Partial<Parameters<typeof livePapers>[0]>) =>
  livePapers({ ...options, ...part }).sources.map(({ name }) => name)

describe('the sources of a deployed service', () => {
  test('other sources than Hugging Face are off unless they are wanted', () => {
    expect(named({})).toEqual(['huggingface'])
    expect(named({ biorxiv: [], medrxiv: [], feeds: [] })).toEqual(['huggingface'])
  })

  test('sources come in order of authority: the community, archives, then feeds', () => {
    expect(
      named({
        categories: ['cs.LG'],
        biorxiv: ['all'],
        medrxiv: ['oncology'],
        feeds: [{ url: 'https://journal.example/feed' }],
      }),
    ).toEqual(['huggingface', 'arxiv', 'biorxiv', 'medrxiv', 'feeds'])
  })

  test('bioRxiv and medRxiv are asked at their one host, and a failure is an answer', async () => {
    asked.length = 0
    const { sources } = livePapers({ ...options, biorxiv: ['all'], medrxiv: ['all'] })
    for (const source of sources.slice(1))
      expect(await source.collect('2026-11-18')).toMatchObject({ outcome: 'failed' })
    expect(new Set(asked)).toEqual(new Set(['api.biorxiv.org']))
  })
})
