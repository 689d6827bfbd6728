import { describe, expect, test } from 'vitest'
import { assembleEdition, type EditionMaterial } from '../../../shared/edition/assemble-edition.ts'
import { listSize } from '../../../shared/edition/choose-list.ts'
import type { EditionIds } from '../../../shared/edition/edition.ts'
import type { Paper, PaperId, Signals } from '../../../shared/paper/paper.ts'
import type { Snapshot } from '../../../shared/paper/ranking/snapshot.ts'
import type { Collection, SourceResult } from '../../../shared/paper/source/collect-papers.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { anEditionId } from '../../fakes/an-edition.ts'
import { aPaper } from '../paper/a-paper.ts'

const since = Date.UTC(2026, 10, 23, 6)
const day = { id: anEditionId(23), since, nextAt: since + dayMs }

/** Titles that share no word, so that no two papers are nearly the same. */
const words = ['otters', 'proteins', 'galaxies', 'markets', 'glaciers', 'violins', 'enzymes', 'bridges']
const listed = (number: number, part: Partial<Paper> = {}): Paper =>
  aPaper({
    id: `2611.${String(number).padStart(5, '0')}`,
    title: `${words[number % words.length]} ${number}`,
    abstract: `Of ${words[number % words.length]} number ${number}.`,
    listedAt: since - 10 * hourMs,
    signals: { upvotes: 100 - number },
    ...part,
  })
const archived = (number: number, part: Partial<Paper> = {}): Paper => {
  const { listedAt: _, ...paper } = listed(number, { signals: {}, ...part })
  return paper
}

const results: readonly SourceResult[] = [
  { source: 'huggingface', outcome: 'papers', papers: 1, dropped: 0 },
  { source: 'arxiv', outcome: 'papers', papers: 1, dropped: 0 },
]
const assemble = (
  papers: readonly Paper[],
  part: Partial<Omit<EditionMaterial, 'collection'>> & Partial<Collection> = {},
  now = since,
) => {
  const { history = [], earlier = [], acronyms, ...collection } = part
  const material = { collection: { papers, results, failures: [], repeats: false, ...collection } }
  return assembleEdition(day, { ...material, history, earlier, ...(acronyms && { acronyms }) }, now)
}

const ids = (entries: readonly { readonly paper: Paper }[]) => entries.map(({ paper }) => paper.id)
const earlierEdition = (part: Partial<EditionIds> & { readonly day: number }): EditionIds => ({
  id: anEditionId(part.day),
  listed: [],
  others: [],
  climbing: [],
  ...part,
})
const snapshot = (signals: Record<string, Signals>, ageMs = dayMs): Snapshot => ({
  day: '2026-11-22',
  at: since - ageMs,
  signals: new Map(Object.entries(signals) as [PaperId, Signals][]),
})

describe('the list of an edition', () => {
  test('the list holds the papers with the highest trend, and topics search the others', () => {
    const papers = Array.from({ length: 30 }, (_, number) => listed(number))
    const edition = assemble(papers)
    expect(edition.paperCount).toBe(listSize)
    expect(edition.otherCount).toBe(30 - listSize)
    expect(edition.papers[0]?.paper.id).toBe('2611.00000')
    expect([...edition.papers, ...edition.others].map(({ rank }) => rank)).toEqual(
      papers.map((_, index) => index + 1),
    )
    expect(new Set(ids([...edition.papers, ...edition.others])).size).toBe(30)
  })

  test('a work that was listed under its DOI is not new under the id of arXiv', () => {
    const doi = 'doi:10.1101/2026.11.17.623456' as PaperId
    const both = listed(1, { otherIds: [doi] })
    const before = earlierEdition({ day: 21, listed: [doi] })
    expect(assemble([both, listed(2)], { earlier: [before] }).papers).toHaveLength(1)
    const found = earlierEdition({ day: 21, others: [doi] })
    expect(assemble([both], { earlier: [found] }).papers).toMatchObject([{ foundSince: anEditionId(21) }])
    const unlisted = [listed(2), { ...both, signals: {} }]
    expect(assemble(unlisted).others).toHaveLength(1)
    expect(assemble(unlisted, { earlier: [found] }).others).toEqual([])
  })

  test('the list has no place for papers without votes while others have some', () => {
    const edition = assemble([listed(1), archived(2), archived(3)])
    expect(ids(edition.papers)).toEqual(['2611.00001'])
    expect(ids(edition.others)).toEqual(['2611.00003', '2611.00002'])
  })

  test('the list is filled with the newest papers where no votes are known', () => {
    const edition = assemble([archived(2, { publishedAt: 5 }), archived(3, { publishedAt: 9 })])
    expect(ids(edition.papers)).toEqual(['2611.00003', '2611.00002'])
    expect(edition.kind).toBe('papers')
  })

  test('the list is filled with the newest papers where the source of votes failed, after papers with votes from elsewhere', () => {
    const failed = [{ ...results[0], outcome: 'failed' } as SourceResult, ...results.slice(1)]
    const edition = assemble([archived(2), archived(3, { signals: { points: 70 } })], { results: failed })
    expect(ids(edition.papers)).toEqual(['2611.00003', '2611.00002'])
  })

  test('the list gives the places after the first ten to papers of the oldest list, and keeps the others for tomorrow', () => {
    const on = (date: number) => ({ listedAt: Date.UTC(2026, 10, date) })
    const today = Array.from({ length: 20 }, (_, number) => listed(number, on(23)))
    const friday = Array.from({ length: 6 }, (_, number) =>
      listed(30 + number, { ...on(20), signals: { upvotes: 2 } }),
    )
    const thursday = Array.from({ length: 3 }, (_, number) =>
      listed(40 + number, { ...on(19), signals: { upvotes: 1 } }),
    )
    const edition = assemble([...today, ...friday, ...thursday])
    const days = edition.papers.map(({ paper }) => new Date(paper.listedAt ?? 0).getUTCDate())
    expect(days).toEqual([...Array(11).fill(23), ...Array(6).fill(20), ...Array(3).fill(19)])
    const scores = edition.papers.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(edition.others).toHaveLength(9)
    expect(edition.others.map(({ paper }) => paper.listedAt)).toEqual(Array(9).fill(Date.UTC(2026, 10, 23)))
  })

  test('the list is filled with papers without votes, after those with points, where no source tells upvotes', () => {
    const arxivOnly = results.filter(({ source }) => source === 'arxiv')
    const discussed = archived(5, { signals: { points: 3 } })
    const others = Array.from({ length: 30 }, (_, number) => archived(10 + number))
    const edition = assemble([...others, discussed], { results: arxivOnly })
    expect(ids(edition.papers)).toEqual([
      discussed.id,
      ...others
        .map(({ id }) => id)
        .toReversed()
        .slice(0, listSize - 1),
    ])
  })

  test('the list begins with papers whose venue is known, then those whose organization is, where no votes are known', () => {
    const edition = assemble([
      archived(4),
      archived(1, { venue: 'CVPR 2026' }),
      archived(3),
      archived(2, { organization: 'An Institute' }),
      archived(5, { organization: 'An Institute', venue: 'ACL 2026' }),
    ])
    expect(ids(edition.papers).map((id) => id.slice(-1))).toEqual(['5', '1', '2', '4', '3'])
  })

  test('the list leaves out papers that an earlier edition listed, and their twins', () => {
    const earlier = [earlierEdition({ day: 22, listed: ['2611.00001' as PaperId] })]
    const edition = assemble([listed(1), listed(2)], { earlier })
    expect(ids(edition.papers)).toEqual(['2611.00002'])
    expect(ids(edition.others)).toEqual([])
  })

  test('the list may take a paper that topics could find in an earlier edition, and says since when', () => {
    const earlier = [earlierEdition({ day: 21, others: ['2611.00001' as PaperId] })]
    const edition = assemble([listed(1), listed(2)], { earlier })
    expect(edition.papers.map(({ foundSince }) => foundSince)).toEqual(['2026-11-21', undefined])
  })

  test('the list takes papers of the last three list days, and none older, however many votes it has', () => {
    const on = (date: number) => ({ listedAt: Date.UTC(2026, 10, date) })
    const many = { signals: { upvotes: 9_000 } }
    const edition = assemble([
      listed(1, { ...on(18), ...many }),
      listed(2, on(19)),
      listed(3, on(20)),
      listed(4, on(23)),
    ])
    expect(ids([...edition.papers, ...edition.others])).toEqual(['2611.00004', '2611.00003', '2611.00002'])
  })

  test('the list takes no old paper that an archive announces again, unless a community lists it', () => {
    const old = { title: 'A classic', abstract: 'Old words.' }
    const edition = assemble([
      archived(2, { publishedAt: 5 }),
      aPaper({ id: '0912.3456', ...old }),
      aPaper({ id: '2609.00001', ...old }),
      aPaper({ id: 'math/0309136', ...old }),
      aPaper({ id: '2610.00001', title: 'Last month', abstract: 'Newer words.' }),
    ])
    expect(ids([...edition.papers, ...edition.others])).toEqual(['2611.00002', '2610.00001'])
    const again = listed(1, { id: '1706.03762' as PaperId })
    expect(ids(assemble([again]).papers)).toEqual(['1706.03762'])
  })

  test('the list folds nearly the same papers into the best one', () => {
    const text = 'Partial optimal transport for imbalanced clustering with progressive weights of samples'
    const twin = { title: 'Progressive partial optimal transport', abstract: text }
    const edition = assemble([
      listed(1, twin),
      listed(2, { ...twin, title: `${twin.title} again` }),
      listed(3),
    ])
    expect(ids(edition.papers)).toEqual(['2611.00001', '2611.00003'])
    expect(edition.papers[0]?.related).toEqual([
      { id: '2611.00002', title: 'Progressive partial optimal transport again', links: {} },
    ])
    expect(edition.otherCount).toBe(0)
  })

  test('the list of a file or the sample is complete, in the given order, and repeats every day', () => {
    const papers = Array.from({ length: 40 }, (_, index) => listed(index, { rank: 40 - index }))
    const earlier = [earlierEdition({ day: 22, listed: papers.map(({ id }) => id) })]
    const edition = assemble(papers, { repeats: true, earlier })
    expect(ids(edition.papers)).toEqual(papers.map(({ id }) => id).toReversed())
  })
})

describe('the others of an edition', () => {
  test('the others of an edition are new to topics', () => {
    const earlier = [earlierEdition({ day: 22, others: ['2611.00002' as PaperId] })]
    const edition = assemble([listed(1), archived(2), archived(3)], { earlier })
    expect(ids(edition.others)).toEqual(['2611.00003'])
  })

  test('the others of an edition are at most 2,000', () => {
    const edition = assemble([listed(0), ...Array.from({ length: 2_100 }, (_, n) => archived(n + 1))])
    expect(edition.otherCount).toBe(2_000)
  })
})

describe('papers that climb', () => {
  const before = earlierEdition({ day: 21, listed: ['2611.00009' as PaperId] })
  const riser = listed(9, { listedAt: since - 2 * dayMs, signals: { upvotes: 300 } })
  const history = [snapshot({ '2611.00009': { upvotes: 20 } })]

  test('a paper climbs if an earlier list had it and its next votes should be as many as those of today’s first', () => {
    const few = { signals: { upvotes: 30 } }
    const edition = assemble([riser, listed(1, few), listed(2, few)], { earlier: [before], history })
    expect(edition.climbing).toMatchObject([
      {
        paper: { id: '2611.00009' },
        since: '2026-11-21',
        reasons: [{ kind: 'upvotes', count: 300, gained: 280 }],
      },
    ])
    expect(ids(edition.papers)).not.toContain('2611.00009')
  })

  test.each<[string, Parameters<typeof assemble>[1], Partial<Paper>]>([
    ['gained nothing', { history: [snapshot({ '2611.00009': { upvotes: 300 } })] }, {}],
    ['is not known of yesterday', { history: [] }, {}],
    [
      'climbed before',
      { earlier: [before, earlierEdition({ day: 22, climbing: ['2611.00009' as PaperId] })] },
      {},
    ],
    ['is about to get fewer votes than each of the first', {}, { signals: { upvotes: 21 } }],
  ])('a paper does not climb if it %s', (_what, part, change) => {
    const many = Array.from({ length: 12 }, (_, number) => listed(20 + number))
    const edition = assemble([{ ...riser, ...change }, ...many], { earlier: [before], history, ...part })
    expect(edition.climbing).toEqual([])
  })

  test('a paper climbs by the votes that are about to come, not by those that it has', () => {
    const papers = [listed(1, { signals: { upvotes: 40 } }), listed(2, { signals: { upvotes: 40 } })]
    const slow = { ...riser, signals: { upvotes: 900 } }
    const of = (before: number) =>
      assemble([slow, ...papers], {
        earlier: [earlierEdition({ day: 21, listed: [slow.id] })],
        history: [snapshot({ [slow.id]: { upvotes: before } })],
      })
    expect(of(899).climbing).toEqual([])
    expect(ids(of(400).climbing)).toEqual([slow.id])
  })

  test('at most three papers climb, the best ones', () => {
    const papers = [1, 2, 3, 4, 5].map((number) => listed(number, { signals: { upvotes: 900 - number } }))
    const earlier = [earlierEdition({ day: 22, listed: papers.map(({ id }) => id) })]
    const signals = Object.fromEntries(papers.map(({ id }) => [id, { upvotes: 1 }]))
    const edition = assemble([...papers, listed(9)], { earlier, history: [snapshot(signals)] })
    expect(ids(edition.climbing)).toEqual(['2611.00001', '2611.00002', '2611.00003'])
  })

  test('a day without new papers is quiet even if papers climb', () => {
    const edition = assemble([riser], { earlier: [before], history })
    expect(edition).toMatchObject({ kind: 'quiet', paperCount: 0, climbingCount: 0 })
  })
})

describe('a day without papers', () => {
  const result = (source: SourceResult['source'], outcome: SourceResult['outcome']): SourceResult => ({
    source,
    outcome,
    papers: 0,
    dropped: 0,
  })
  test.each<[string, SourceResult[], string]>([
    ['quiet', [result('huggingface', 'quiet'), result('arxiv', 'quiet')], 'quiet'],
    ['a holiday', [result('huggingface', 'quiet'), result('arxiv', 'holiday')], 'holiday'],
    ['failed, even on a holiday', [result('huggingface', 'failed'), result('arxiv', 'holiday')], 'failed'],
    ['quiet, if all that came was known', [result('huggingface', 'papers')], 'quiet'],
    [
      'failed, if all that came was known and a part could not be read',
      [{ ...result('huggingface', 'papers'), isPartial: true }, result('arxiv', 'holiday')],
      'failed',
    ],
    [
      'failed, if all that came was known and an entry could not be read',
      [{ ...result('huggingface', 'papers'), dropped: 1 }, result('arxiv', 'quiet')],
      'failed',
    ],
    [
      'a holiday, although an entry of an earlier day could not be read',
      [{ ...result('huggingface', 'papers'), dropped: 1 }, result('arxiv', 'holiday')],
      'holiday',
    ],
  ])('a day without papers is %s', (_what, given, kind) => {
    expect(assemble([], { results: given }).kind).toBe(kind)
  })

  test('a day without papers keeps the result of each source', () => {
    expect(assemble([listed(1)]).sources).toEqual(results)
  })
})

describe('the same material', () => {
  const papers = [
    ...Array.from({ length: 25 }, (_, n) => listed(n)),
    ...Array.from({ length: 9 }, (_, n) => archived(50 + n)),
  ]
  const history = [snapshot({ '2611.00003': { upvotes: 4 }, '2611.00005': { upvotes: 90 } })]

  test('the same material gives the same edition, byte for byte, whenever it is made and in whatever order it comes', () => {
    const first = assemble(papers, { history })
    const again = assemble(papers.toReversed(), { history }, since + 5 * hourMs)
    expect(again.hash).toBe(first.hash)
    expect(JSON.stringify([again.papers, again.climbing, again.others, again.acronyms])).toBe(
      JSON.stringify([first.papers, first.climbing, first.others, first.acronyms]),
    )
  })

  test('an edition learns acronyms from its papers and remembers those of the edition before', () => {
    const abstract = 'We study graph gaps (GGs).'
    const saying = papers.map((paper, at) =>
      at < 2 ? { ...paper, abstract, authors: [`Author ${at}`] } : paper,
    )
    const before = [{ short: 'GP', long: 'great pumpkins', weight: 20 }]
    const edition = assemble(saying, { acronyms: before })
    expect(edition.acronyms).toEqual([
      { short: 'GG', long: 'graph gaps', weight: 20 },
      { short: 'GP', long: 'great pumpkins', weight: 18 },
    ])
    expect(edition.hash).not.toBe(assemble(saying, { acronyms: [] }).hash)
    expect(assemble(saying.toReversed(), { acronyms: before }).acronyms).toEqual(edition.acronyms)
  })

  test('the same material with one vote more gives another edition', () => {
    const more = papers.map((paper, index) => (index === 0 ? { ...paper, signals: { upvotes: 101 } } : paper))
    expect(assemble(more, { history }).hash).not.toBe(assemble(papers, { history }).hash)
  })
})
