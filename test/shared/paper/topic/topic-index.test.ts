// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { parseTopic, parseTopics } from '../../../../shared/paper/topic/parse-topic.ts'
import { excludes, matches, type Topic } from '../../../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../../../shared/paper/topic/topic-index.ts'
import { aPaper } from '../a-paper.ts'

const acronyms = [
  { short: 'GC', long: 'graph clustering', weight: 20 },
  { short: 'KMC', long: 'k-means clustering', weight: 20 },
  { short: 'MS', long: 'music speech', weight: 20 },
  { short: 'MS', long: 'mean speech', weight: 15 },
]

function topic(text: string): Topic {
  const parsed = parseTopic(text)
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`)
  return parsed
}

/** The most relevant first. */
function found(text: string, papers: readonly Paper[]): string[] {
  const matches = [...topicIndex(papers).find(topic(text))]
  return matches.sort((a, b) => b.relevance - a.relevance).map(({ paper }) => paper.id)
}

describe('a topic index', () => {
  test('a topic index puts a title before keywords, and keywords before an abstract', () => {
    const filler = 'one two three four five six'
    const papers = [
      aPaper({ id: 'abstract', title: filler, keywords: [filler], abstract: 'sparse graphs' }),
      aPaper({ id: 'keywords', title: filler, keywords: ['sparse graphs'], abstract: filler }),
      aPaper({ id: 'title', title: 'sparse graphs', keywords: [filler], abstract: filler }),
    ]
    expect(found('sparse graph', papers)).toEqual(['title', 'keywords', 'abstract'])
  })

  test('a topic index puts a rare word before a common one, and a short text before a long one', () => {
    const common = ['a', 'b', 'c'].map((id) => aPaper({ id, title: 'models of graphs', abstract: 'x' }))
    const rare = aPaper({ id: 'rare', title: 'graphs of tori', abstract: 'x' })
    const long = aPaper({ id: 'long', title: 'graphs of tori', abstract: 'x y z u v w x y z' })
    expect(found('graphs models tori', [...common, long, rare]).slice(0, 2)).toEqual(['rare', 'long'])
  })

  test('a topic index counts a compound each time that it occurs, even right after itself', () => {
    const papers = [
      aPaper({ id: 'once', title: 'k-means means k' }),
      aPaper({ id: 'twice', title: 'k-means k-means' }),
    ]
    expect(found('k-means', papers)).toEqual(['twice', 'once'])
    const relevances = topicIndex(papers)
      .find(topic('k-means'))
      .map(({ relevance }) => relevance)
    expect(new Set(relevances).size).toBe(2)
  })

  test('a topic index counts a mention that tells what the authors did, even after one that does not', () => {
    const told = aPaper({ id: 'told', abstract: 'Quantization hurts. We study quantization.' })
    const passing = aPaper({ id: 'passing', abstract: 'Quantization hurts. We study gardens.' })
    expect(found('quantization', [told, passing])).toEqual(['told'])
  })

  test('a topic index says which words were found, as typed, and in which field at best', () => {
    const paper = aPaper({ title: 'Clusters', abstract: 'We learn about k-means on graphs.' })
    const { find } = topicIndex([paper])
    expect(find(topic('Graphs KMeans'))).toMatchObject([
      { paper, why: { kind: 'words', words: ['Graphs', 'KMeans'], field: 'abstract' } },
    ])
    expect(find(topic('Clustering'))).toMatchObject([
      { paper, why: { kind: 'words', words: ['Clustering'], field: 'title' } },
    ])
    expect(find(topic('k-mean'))).toMatchObject([
      { why: { kind: 'words', words: ['k-mean'], field: 'abstract' } },
    ])
  })

  test('a topic index names the category or author as the paper writes it, and rates a primary category higher', () => {
    const own = aPaper({ id: 'own', categories: ['cs.LG', 'stat.ML'], authors: ['Ann Doe', 'J. Doe'] })
    const crossed = aPaper({ id: 'crossed', categories: ['stat.ML', 'cs.LG'], authors: [] })
    const { find } = topicIndex([crossed, own])
    expect(find(topic('CS.lg'))).toEqual([
      { paper: crossed, relevance: 0.5, why: { kind: 'category', category: 'cs.LG' } },
      { paper: own, relevance: 1, why: { kind: 'category', category: 'cs.LG' } },
    ])
    expect(find(topic('author: jane doe'))).toEqual([
      { paper: own, relevance: 1, why: { kind: 'author', name: 'J. Doe' } },
    ])
  })

  test('a topic index answers a topic that was asked before from memory', () => {
    const { find } = topicIndex([aPaper({ title: 'Graphs' })])
    expect(find(topic('graphs'))).toBe(find(topic('graphs')))
    expect(find(topic('graphs'))).toHaveLength(1)
  })

  test('a topic index of no papers finds nothing', () => {
    for (const text of ['graphs', 'k-means', 'cs.LG', 'author: Doe'])
      expect(topicIndex([]).find(topic(text))).toEqual([])
  })
})

const vocabulary = [
  'graph',
  'graphs',
  'cluster',
  'clustering',
  'k-means',
  'mean',
  'k',
  'music',
  'speech',
  'c++',
  'Möbius',
  'GC',
  'gc',
  'KMCs',
  'MS',
  'kmeans',
  'graph-clustering',
  'network',
  'systems',
  'We study (GC).',
  'music speech (MS).',
  'mean graph (MG); great clusters (GC)',
]
const word = fc.constantFrom(...vocabulary)
const text = (maxLength: number) =>
  fc.array(word, { minLength: 1, maxLength }).map((words) => words.join(' '))
const papersOf = fc
  .array(
    fc.record({
      title: text(4),
      keywords: fc.array(text(2), { maxLength: 2 }),
      abstract: text(8),
      categories: fc.subarray(['cs.LG', 'cs.CV', 'math.ST']),
      authors: fc.subarray([
        'Jane Doe',
        'J. Doe',
        'Adam Doe',
        'Ann Roe',
        'Doe Jane',
        'Ana Doe-Müller',
        'Doe AI',
        'van Doe',
      ]),
      organization: fc.constantFrom('Google DeepMind', 'MIT', 'Summit', 'Deep Mind; MIT Press'),
      venue: fc.constantFrom(
        'CVPR 2026',
        'ACL 2026 Workshop',
        'NAACL 2026',
        'International Conference on Machine Learning',
      ),
    }),
    { maxLength: 12 },
  )
  .map((papers) => papers.map((paper, place) => aPaper({ id: `p${place}`, ...paper })))
const readTopic = fc
  .oneof(
    fc
      .tuple(
        fc.array(word, { maxLength: 5 }),
        fc.array(fc.oneof(word, fc.constant('cs.CV')), { maxLength: 2 }),
      )
      .map(([wanted, excluded]) => [...wanted, ...excluded.map((one) => `-${one}`)].join(' ')),
    fc.constantFrom('cs.LG', 'cs', 'cs.LG -graph', 'graph cs.LG', 'author: Jane Doe', 'author: Doe -music'),
    fc.constantFrom(
      'author: Doe',
      'author: Mueller',
      'author: J. Doe',
      'author: A. Muller',
      'author: vandoe',
    ),
    fc.constantFrom('org: DeepMind', 'org: MIT', 'org: MIT -graph', '-org: MIT', 'org: deep mind'),
    fc.constantFrom('venue: ACL', 'venue: ICML', 'venue: 2026 -music', '-venue: CVPR', 'venue: acl workshop'),
  )
  .map(parseTopic)
  .filter((parsed): parsed is Topic => !('problem' in parsed))

describe('a topic over any papers', () => {
  test('a topic finds the same papers in an index as by itself', () => {
    fc.assert(
      fc.property(papersOf, readTopic, (papers, wanted) => {
        const found = topicIndex(papers, acronyms).find(wanted)
        const alone = papers.filter((paper) => matches(wanted, paper, acronyms))
        expect(found.map(({ paper }) => paper)).toEqual(alone)
        for (const { relevance } of found) expect(relevance).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('a topic never finds a paper with an excluded word', () => {
    fc.assert(
      fc.property(papersOf, word, word, (papers, wanted, excluded) => {
        const text = `${wanted}s clusters -${excluded}`
        fc.pre(!('problem' in parseTopic(text)))
        const [exclusion] = parseTopics([`-${excluded}`])
        for (const { paper } of topicIndex(papers).find(topic(text)))
          expect(exclusion && excludes([exclusion], paper)).toBe(false)
      }),
    )
  })

  test('a topic of any word of a title finds the paper', () => {
    fc.assert(
      fc.property(papersOf, (papers) => {
        const { find } = topicIndex(papers)
        for (const paper of papers) {
          for (const one of paper.title.split(' ').filter(({ length }) => length > 1))
            expect(find(topic(one)).some((match) => match.paper === paper)).toBe(true)
        }
      }),
    )
  })

  test('a topic finds the same papers, with the same relevance, in whatever order they come', () => {
    fc.assert(
      fc.property(papersOf, readTopic, (papers, wanted) => {
        const relevances = (order: readonly Paper[]) =>
          new Map(
            topicIndex(order)
              .find(wanted)
              .map(({ paper, relevance }) => [paper.id, relevance]),
          )
        expect(relevances([...papers].reverse())).toEqual(relevances(papers))
      }),
    )
  })
})
