import { describe, expect, test } from 'vitest'
import { type Digest, type DigestRequest, selectDigest } from '../../../shared/edition/digest.ts'
import type { EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { anEdition, anEditionId, aPaperInPlace, aSourceResult } from '../../fakes/an-edition.ts'

const ids = (papers: readonly EditionPaper[]) => papers.map(({ paper }) => paper.id)

const reader = {
  topics: [],
  since: anEditionId(1),
  through: anEditionId(1),
  missed: {},
}

/** The digest of these editions, which are the only ones. */
function select(
  editions: readonly WholeEdition[],
  topics: readonly string[],
  papersPerDigest: number,
  change: Partial<DigestRequest['reader']> = {},
): Digest {
  const digest = selectDigest({
    editions,
    recent: editions,
    reader: { ...reader, ...change, topics },
    papersPerDigest,
  })
  if (!digest) throw new Error('there is nothing in it')
  return digest
}

/** A paper in its place, with a short id. */
function entry(rank: number, id: string, title: string, score = 100 - rank): EditionPaper {
  return aPaperInPlace(rank, { id: id as PaperId, title }, score)
}

const monday = anEdition(23, {
  papers: [
    entry(1, 'm1', 'Robots that fold laundry'),
    entry(2, 'm2', 'Clustering of galaxies'),
    entry(3, 'm3', 'Robots and clustering'),
    entry(4, 'm4', 'Proteins'),
  ],
})

describe('the general section', () => {
  test('the general section holds the best papers, in the order of the edition', () => {
    const digest = select([monday], [], 2)
    expect(ids(digest.top)).toEqual(['m1', 'm2'])
    expect(digest.topics).toEqual([])
  })

  test('the general section of one edition keeps the given order, whatever the scores', () => {
    const papers = [entry(1, 'a', 'First', 1), entry(2, 'b', 'Second', 9)]
    expect(ids(select([anEdition(23, { papers })], [], 5).top)).toEqual(['a', 'b'])
  })

  test('the general section holds all papers if there are fewer than its size', () => {
    expect(select([monday], [], 50).top).toHaveLength(4)
  })
})

describe('topics', () => {
  test('topics that match no paper of the digest are named, and exclusions are not', () => {
    const topics = ['folding laundry', 'proteins', 'clustering robots', 'graph theory', '-galaxies']
    expect(select([monday], topics, 1).unmet).toEqual(['graph theory'])
    const climbing = [{ paper: entry(9, 'c', 'Graph theory').paper, since: anEditionId(20), reasons: [] }]
    expect(select([{ ...monday, climbing }], topics, 1).unmet).toEqual([])
  })

  test('topics never say that a paper is placed lower because of one above', () => {
    const alike = { reasons: [{ kind: 'upvotes', count: 3 }, { kind: 'alike' }] } as const
    const papers = [entry(1, 'a', 'First'), { ...entry(2, 'b', 'Clustering'), ...alike }]
    const edition = anEdition(23, { papers })
    expect(select([edition], ['clustering'], 1).topics[0]?.papers[0]?.reasons).toEqual([
      { kind: 'upvotes', count: 3 },
    ])
    expect(select([edition], [], 2).top[1]?.reasons).toEqual(alike.reasons)
    // The similar paper may be one that the reader excludes.
    expect(select([edition], ['-first'], 2).top[0]?.reasons).toEqual([{ kind: 'upvotes', count: 3 }])
  })

  test('topics hold the papers that they find beyond the general section', () => {
    const digest = select([monday], ['clustering', 'proteins'], 1)
    expect(digest.topics.map(({ topic, papers }) => [topic, ids(papers)])).toEqual([
      ['clustering', ['m2', 'm3']],
      ['proteins', ['m4']],
    ])
  })

  test('a paper is shown once, under the first topic that it matches', () => {
    const digest = select([monday], ['robots', 'clustering'], 1)
    expect(digest.topics.map(({ topic, papers }) => [topic, ids(papers)])).toEqual([
      ['robots', ['m3']],
      ['clustering', ['m2']],
    ])
  })

  test('topics that find nothing new have no section', () => {
    expect(select([monday], ['laundry', 'whales'], 1).topics).toEqual([])
  })

  test('a topic finds at most five papers, the best ones', () => {
    const papers = Array.from({ length: 9 }, (_, index) => entry(index + 1, `w${index + 1}`, 'Whales'))
    const digest = select([anEdition(23, { papers })], ['whales'], 1)
    expect(digest.topics.map((section) => ids(section.papers))).toEqual([['w2', 'w3', 'w4', 'w5', 'w6']])
  })

  test('stored texts that are no topics, as an older version may have left, are skipped', () => {
    expect(select([monday], ['-robots', ''], 1).topics).toEqual([])
  })

  test('topics are shown as the reader typed them', () => {
    expect(select([monday], ['PROTEIN'], 1).topics[0]?.topic).toBe('PROTEIN')
  })
})

describe('several editions', () => {
  const sunday = anEdition(22, {
    papers: [entry(1, 's1', 'Sunday', 98.5), entry(2, 'm4', 'Proteins', 99.5), entry(3, 's3', 'Late', 1)],
  })

  test('several editions are merged by score', () => {
    // m1 99, s1 98.5, m2 98, m3 97; m4 counts as Monday has it: 96.
    expect(ids(select([sunday, monday], [], 9).top)).toEqual(['m1', 's1', 'm2', 'm3', 'm4', 's3'])
  })

  test('a paper that is in two of several editions counts once', () => {
    expect(select([sunday, monday], [], 9).paperCount).toBe(6)
  })

  test('papers of several editions with one score come from the newest edition first, each in its order', () => {
    const even = (...ids: string[]) => ids.map((id, index) => entry(index + 1, id, 'Even', 0))
    const editions = [
      anEdition(21, { papers: even('b', 'z') }),
      anEdition(22, { papers: [] }),
      anEdition(23, { papers: even('c', 'a', 'b') }),
      anEdition(24, { papers: even('y', 'x') }),
    ]
    expect(ids(select(editions, [], 9).top)).toEqual(['y', 'x', 'c', 'a', 'b', 'z'])
  })

  test('the list of one of several editions keeps its order, in which a score may come after a smaller one', () => {
    const saturday = anEdition(21, { papers: [entry(1, 'a', 'A', 2), entry(2, 'b', 'B', 9)] })
    const later = anEdition(22, { papers: [entry(1, 'c', 'C', 5), entry(2, 'd', 'D', 5)] })
    expect(ids(select([saturday, later], [], 9).top)).toEqual(['c', 'd', 'a', 'b'])
  })

  test('what a topic finds in several editions with one rating comes from the newest edition first, in its order', () => {
    const inClass = (rank: number, id: string) =>
      aPaperInPlace(rank, { id: id as PaperId, categories: ['cs.LG'] }, 0)
    const older = anEdition(22, { papers: [], others: [inClass(1, 'b'), inClass(2, 'a')] })
    const newer = anEdition(23, {
      papers: [entry(1, 'm', 'M', 0)],
      others: [inClass(2, 'z'), inClass(3, 'c')],
    })
    const [found] = select([older, newer], ['cs.LG'], 1).topics
    expect(ids(found?.papers ?? [])).toEqual(['z', 'c', 'b', 'a'])
  })

  test('several editions have the newest as their head, and all are named, quiet ones, too', () => {
    const quiet = anEdition(24, { papers: [] })
    const digest = select([sunday, monday, quiet], [], 9)
    expect(digest.head.id).toBe(quiet.id)
    expect(digest.editions.map(({ id }) => id)).toEqual([sunday.id, monday.id, quiet.id])
  })

  test('selecting papers does not change the editions', () => {
    const before = structuredClone([sunday, monday])
    select([sunday, monday], ['robots'], 2)
    expect([sunday, monday]).toEqual(before)
  })
})

describe('exclusions', () => {
  test('exclusions keep papers out of the general section, the topics and the climbing papers', () => {
    const papers = [entry(1, 'a', 'Robots that fold'), entry(2, 'b', 'Folding proteins')]
    const edition = anEdition(23, {
      papers,
      others: [entry(3, 'c', 'Robots and proteins'), entry(4, 'd', 'Proteins at rest')],
      climbing: [{ paper: entry(9, 'e', 'Climbing robots').paper, since: anEditionId(21), reasons: [] }],
    })
    const digest = select([edition], ['proteins', '-robots'], 1)
    expect(ids(digest.top)).toEqual(['b'])
    expect(digest.topics.map((section) => ids(section.papers))).toEqual([['d']])
    expect(digest.climbing).toEqual([])
  })

  test('exclusions that leave no paper leave no digest', () => {
    const request = { editions: [monday], recent: [monday], papersPerDigest: 9 }
    const topics = ['-robots', '-galaxies', '-proteins']
    expect(selectDigest({ ...request, reader: { ...reader, topics } })).toBeUndefined()
  })
})

describe('new papers beyond the list', () => {
  const edition = anEdition(23, {
    papers: [entry(1, 'a', 'Robots')],
    others: [
      aPaperInPlace(2, { id: 'b' as PaperId, title: 'Whales', categories: ['q-bio.PE'] }, 0),
      aPaperInPlace(3, { id: 'c' as PaperId, title: 'Squid', authors: ['Émile Durand'] }, 0),
    ],
  })

  test('new papers beyond the list are found by words, categories and authors, each with its reason', () => {
    const digest = select([edition], ['whale', 'q-bio', 'author: E. Durand'], 1)
    expect(digest.topics.map(({ topic, papers }) => [topic, ids(papers), papers[0]?.why])).toEqual([
      ['whale', ['b'], { kind: 'words', words: ['whale'], field: 'title' }],
      ['author: E. Durand', ['c'], { kind: 'author', name: 'Émile Durand' }],
    ])
    const [category] = select([edition], ['q-bio'], 1).topics
    expect(category?.papers[0]?.why).toEqual({ kind: 'category', category: 'q-bio.PE' })
  })

  test('new papers beyond the list are never in the general section', () => {
    expect(ids(select([edition], [], 9).top)).toEqual(['a'])
  })

  test('new papers beyond the list are found in all editions that a digest covers', () => {
    const sunday = anEdition(22, { papers: [], others: [entry(1, 'z', 'Old whales')] })
    const digest = select([sunday, edition], ['whales'], 1)
    expect(digest.topics.map((section) => ids(section.papers).toSorted())).toEqual([['b', 'z']])
  })
})

describe('a paper of the list that topics could find before', () => {
  const found = { ...entry(1, 'a', 'Whales that sing'), foundSince: anEditionId(20) }
  const edition = anEdition(23, { papers: [found, entry(2, 'b', 'Robots')] })
  const since = (topics: string[], change: Partial<DigestRequest['reader']>) =>
    select([edition], topics, 9, change).top.map(({ knownSince }) => knownSince)

  test('a listed paper says so to readers whose topics found it before, and is new to all others', () => {
    const then = { since: anEditionId(19), through: anEditionId(22) }
    expect(since(['whales'], then)).toEqual([anEditionId(20), undefined])
    expect(since(['robots'], then)).toEqual([undefined, undefined])
  })

  test('a listed paper is new to readers who came after the earlier edition or are covering it only now', () => {
    expect(since(['whales'], { since: anEditionId(20), through: anEditionId(22) })).toEqual([
      undefined,
      undefined,
    ])
    expect(since(['whales'], { since: anEditionId(1), through: anEditionId(19) })).toEqual([
      undefined,
      undefined,
    ])
  })

  test('a listed paper is never left out, so that a topic as broad as the list still gets its digest', () => {
    const broad = Array.from({ length: 20 }, (_, index) => ({
      ...entry(index + 1, `p${index}`, 'Whales'),
      foundSince: anEditionId(22),
    }))
    const digest = select([anEdition(23, { papers: broad })], ['whales'], 10, {
      since: anEditionId(1),
      through: anEditionId(22),
    })
    expect(digest.top).toHaveLength(10)
    expect(digest.topics[0]?.papers).toHaveLength(5)
    expect(digest.topics[0]?.papers[0]?.knownSince).toBe(anEditionId(22))
  })
})

test('ten topics find two papers each, so that the mail stays whole', () => {
  const others = Array.from({ length: 60 }, (_, index) =>
    entry(index + 2, `o${index}`, `Whales number${index % 10}`),
  )
  const edition = anEdition(23, { papers: [entry(1, 'a', 'Robots')], others })
  const topics = Array.from({ length: 10 }, (_, index) => `number${index}`)
  expect(select([edition], topics, 1).topics.map(({ papers }) => papers.length)).toEqual(Array(10).fill(2))
})

test('a reader with an exclusion is shown no twins, because their text is not known', () => {
  const related = [{ id: 'z' as PaperId, title: 'A twin', links: {} }]
  const edition = anEdition(23, { papers: [{ ...entry(1, 'a', 'Robots'), related }] })
  expect(select([edition], ['-author: Jane Doe'], 9).top[0]?.related).toEqual([])
  expect(select([edition], [], 9).top[0]?.related).toEqual(related)
})

test('a paper of the general section names which of the reader’s topics it has', () => {
  const { top } = select([monday], ['robots', 'clustering', 'whales'], 3)
  expect(top.map(({ topics }) => topics)).toEqual([['robots'], ['clustering'], ['robots', 'clustering']])
})

describe('papers that climb', () => {
  const rising = (id: string) => ({
    paper: entry(9, id, `Riser ${id}`).paper,
    since: anEditionId(21),
    reasons: [],
  })

  test('a climbing paper is named once, however many editions name it, and not if it is new in one of them', () => {
    const sunday = anEdition(22, { papers: [entry(1, 's1', 'Sunday')], climbing: [rising('x'), rising('y')] })
    const later = anEdition(23, { papers: [entry(1, 'a', 'Monday')], climbing: [rising('x'), rising('s1')] })
    const digest = select([sunday, later], [], 9)
    expect(digest.climbing.map(({ paper }) => paper.id)).toEqual(['x', 'y'])
  })

  test('the climbing papers of the newest edition come first', () => {
    const sunday = anEdition(22, { climbing: [rising('x'), rising('y'), rising('z')] })
    const later = anEdition(23, { climbing: [rising('v'), rising('u')] })
    expect(select([sunday, later], [], 9).climbing.map(({ paper }) => paper.id)).toEqual(['v', 'u', 'x'])
  })

  test('climbing papers alone make no digest', () => {
    const quiet = anEdition(23, { papers: [], climbing: [rising('x')] })
    const request = { editions: [quiet], recent: [quiet], papersPerDigest: 9 }
    expect(selectDigest({ ...request, reader })).toBeUndefined()
  })
})

describe('the days of a digest', () => {
  const failed = aSourceResult({ source: 'arxiv', outcome: 'failed' })

  test('a digest names the sources that could not be read, by edition', () => {
    const sunday = anEdition(22, { sources: [aSourceResult(), failed] })
    expect(select([sunday, monday], [], 9).unread).toEqual([{ id: sunday.id, sources: ['arxiv'] }])
  })

  test('a digest names the sources that could be read only in part, by edition', () => {
    const partial = aSourceResult({ source: 'arxiv', isPartial: true })
    const sunday = anEdition(22, { sources: [aSourceResult(), partial] })
    const digest = select([sunday, monday], [], 9)
    expect(digest.unreadInPart).toEqual([{ id: sunday.id, sources: ['arxiv'] }])
    expect(digest.unread).toEqual([])
  })

  test('a digest tells the silence before it', () => {
    const quiet = anEdition(22, { papers: [], kind: 'holiday' })
    const digest = selectDigest({
      editions: [monday],
      recent: [anEdition(21), quiet, monday],
      reader: { ...reader, through: quiet.id, missed: { [quiet.id]: 'quiet' } },
      papersPerDigest: 9,
    })
    expect(digest?.silence).toEqual([{ id: quiet.id, kind: 'holiday' }])
  })

  test('a digest puts papers on the reader’s topics first where no votes are known, and only there', () => {
    const list = (score: number) => [
      entry(1, 'a', 'Otters', score),
      entry(2, 'b', 'Bees', score),
      entry(3, 'c', 'Whales', score),
    ]
    const of = (score: number) =>
      select([anEdition(23, { papers: list(score) })], ['whales'], 2).top.map(({ paper }) => paper.id)
    expect(of(0)).toEqual(['c', 'a'])
    expect(of(1)).toEqual(['a', 'b'])
  })

  test('a digest says when no votes were known', () => {
    const newest = anEdition(23, { papers: [entry(1, 'a', 'Newest', 0)] })
    expect(select([newest], [], 9).isByRecency).toBe(true)
    expect(select([newest, monday], [], 9).isByRecency).toBe(false)
    const others = [entry(2, 'b', 'Whales', 0)]
    expect(select([anEdition(23, { papers: [], others })], ['whales'], 9).isByRecency).toBe(false)
    const fromFile = { ...newest, sources: [aSourceResult({ source: 'file' })] }
    expect(select([fromFile], [], 9).isByRecency).toBe(false)
  })
})

test('a digest of no edition throws, because it is a bug', () => {
  expect(() => select([], [], 9)).toThrow('a digest covers at least one edition')
})

describe('acronyms in a digest', () => {
  const gaps = [{ short: 'GG', long: 'graph gaps', weight: 20 }]
  const older = anEdition(23, {
    papers: [entry(1, 'o1', 'On graph gaps')],
    others: [entry(2, 'o2', 'Of graph gaps')],
    acronyms: gaps,
  })
  const newer = anEdition(24, {
    papers: [entry(1, 'n1', 'More graph gaps')],
    others: [entry(2, 'n2', 'Yet more graph gaps')],
    acronyms: [],
  })
  const without = anEdition(22, { papers: [entry(1, 'w1', 'Graph gaps before')] })

  test('a digest of several editions finds by acronyms what the digests of each would find', () => {
    const alone = select([older], ['GG'], 1)
    expect(alone.top.map(({ topics }) => topics)).toEqual([['GG']])
    expect(alone.topics.map(({ papers }) => ids(papers))).toEqual([['o2']])
    const merged = select([without, older, newer], ['GG'], 5)
    expect(merged.top.map(({ paper, topics }) => [paper.id, topics])).toEqual(
      expect.arrayContaining([
        ['o1', ['GG']],
        ['n1', []],
        ['w1', []],
      ]),
    )
    expect(merged.topics.map(({ papers }) => ids(papers))).toEqual([['o2']])
    expect(merged.unmet).toEqual([])
    expect(select([newer], ['GG'], 5).unmet).toEqual(['GG'])
  })

  test('an exclusion of an acronym keeps out its long form in the editions that know it', () => {
    const merged = select([older, newer], ['-GG', 'graph gaps'], 5)
    expect(ids(merged.top)).toEqual(['n1'])
    expect(merged.topics.map(({ papers }) => ids(papers))).toEqual([['n2']])
  })
})
