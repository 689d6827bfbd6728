import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../../../shared/paper/paper.ts'
import { collectPapers, enrichPapers } from '../../../../shared/paper/source/collect-papers.ts'
import type {
  Collected,
  PaperDetails,
  PaperEnrichment,
  PaperSource,
} from '../../../../shared/paper/source/paper-source.ts'
import { aPaper } from '../a-paper.ts'

const day = '2026-11-23'

function source(name: PaperSource['name'], answer: Collected | (() => never)): PaperSource {
  return {
    name,
    repeats: false,
    collect: async () => (typeof answer === 'function' ? answer() : answer),
  }
}

function someOf(...ids: string[]): Collected {
  return { outcome: 'papers', papers: ids.map((id) => aPaper({ id, title: id })), dropped: 2 }
}

const breaks = (): never => {
  throw new TypeError('bug at ann@example.org')
}

describe('collecting', () => {
  test('collecting asks every source for the day and tells the result of each', async () => {
    const collected = await collectPapers(
      [source('huggingface', someOf('2611.00001')), source('arxiv', someOf('2611.00002', '2611.00003'))],
      day,
    )
    expect(collected.papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00002', '2611.00003'])
    expect(collected.results).toEqual([
      { source: 'huggingface', outcome: 'papers', papers: 1, dropped: 2 },
      { source: 'arxiv', outcome: 'papers', papers: 2, dropped: 2 },
    ])
    expect(collected.failures).toEqual([])
  })

  test.each<[string, Collected | (() => never), string]>([
    ['fails', { outcome: 'failed', reason: 'answered 503' }, 'huggingface: answered 503'],
    ['breaks its promise and throws', breaks, 'huggingface: TypeError'],
  ])(
    'collecting goes on when a source %s, and says so without the fault’s message',
    async (_how, answer, failure) => {
      const collected = await collectPapers(
        [source('huggingface', answer), source('arxiv', someOf('2611.00002'))],
        day,
      )
      expect(collected.papers.map(({ id }) => id)).toEqual(['2611.00002'])
      expect(collected.results[0]).toEqual({
        source: 'huggingface',
        outcome: 'failed',
        papers: 0,
        dropped: 0,
      })
      expect(collected.failures).toEqual([failure])
    },
  )

  test('collecting tells of a part that a source could not read', async () => {
    const part: Collected = {
      outcome: 'papers',
      papers: [aPaper()],
      dropped: 0,
      missing: '2026-11-23 answered 500',
    }
    const { failures, results } = await collectPapers([source('huggingface', part)], day)
    expect(failures).toEqual(['huggingface: 2026-11-23 answered 500'])
    expect(results).toEqual([
      { source: 'huggingface', outcome: 'papers', papers: 1, dropped: 0, isPartial: true },
    ])
  })

  test('collecting tells whether all that failed would fail again', async () => {
    const lasting: Collected = { outcome: 'failed', reason: 'silent', isLasting: true }
    const down: Collected = { outcome: 'failed', reason: 'HTTP 503' }
    const collect = (...answers: Collected[]) =>
      collectPapers(
        answers.map((answer) => source('feeds', answer)),
        day,
      )
    expect(await collect(lasting, { outcome: 'quiet' })).toMatchObject({ isLasting: true })
    expect(await collect(lasting, down)).not.toHaveProperty('isLasting')
    expect(await collect({ outcome: 'quiet' })).not.toHaveProperty('isLasting')
  })

  test('collecting tells a holiday with papers of the days before, and takes them', async () => {
    const before: Collected = { outcome: 'papers', papers: [aPaper()], dropped: 0, isHoliday: true }
    const { papers, results } = await collectPapers([source('arxiv', before)], day)
    expect(papers).toHaveLength(1)
    expect(results).toMatchObject([{ outcome: 'holiday', papers: 1 }])
  })

  test('collecting tells a quiet day, a holiday and a failure apart', async () => {
    const collected = await collectPapers(
      [source('huggingface', { outcome: 'quiet' }), source('arxiv', { outcome: 'holiday' })],
      day,
    )
    expect(collected.results.map(({ outcome }) => outcome)).toEqual(['quiet', 'holiday'])
    expect(collected.failures).toEqual([])
  })
})

describe('enriching', () => {
  const first = aPaper({ id: '2611.00001', signals: { upvotes: 3 } })
  const second = aPaper({ id: '2611.00002' })

  const enrichment = (
    name: PaperEnrichment['name'],
    details: Record<string, PaperDetails>,
  ): PaperEnrichment => ({
    name,
    enrich: async () => ({
      outcome: 'known',
      details: new Map(Object.entries(details) as [PaperId, PaperDetails][]),
    }),
  })

  test('enriching adds missing values and replaces none that a source gave', async () => {
    const known = {
      '2611.00001': { aiSummary: 'In short.', signals: { upvotes: 99, points: 4 } },
    }
    const enriched = await enrichPapers([enrichment('hacker-news', known)], [first, second], [first])
    expect(enriched).toEqual([
      { ...first, aiSummary: 'In short.', signals: { upvotes: 3, points: 4 } },
      second,
    ])
  })

  test('enriching asks only about the most promising papers', async () => {
    const asked: unknown[] = []
    const curious: PaperEnrichment = {
      name: 'hacker-news',
      async enrich(papers) {
        asked.push(papers)
        return { outcome: 'known', details: new Map() }
      },
    }
    await enrichPapers([curious], [first, second], [second])
    expect(asked).toEqual([[second]])
  })

  test('enriching asks no service without any papers', async () => {
    const broken: PaperEnrichment = { name: 'hacker-news', enrich: breaks }
    expect(await enrichPapers([broken], [], [])).toEqual([])
  })

  test('a service that fails or throws while enriching keeps back only its own additions', async () => {
    const failing: PaperEnrichment = {
      name: 'semantic-scholar',
      enrich: async () => ({ outcome: 'failed', reason: 'answered 429' }),
    }
    const broken: PaperEnrichment = { name: 'semantic-scholar', enrich: async () => breaks() }
    const points = enrichment('hacker-news', { '2611.00002': { signals: { points: 7 } } })
    expect(await enrichPapers([failing, broken, points], [first, second], [first, second])).toEqual([
      first,
      { ...second, signals: { points: 7 } },
    ])
  })
})
