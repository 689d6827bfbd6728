import { describe, expect, test } from 'vitest'
import { selectDigest } from '../../../shared/edition/digest.ts'
import type { EditionPaper } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { acronymsFor, finderIn, findings } from '../../../shared/edition/topic-search.ts'
import { parseTopics } from '../../../shared/paper/topic/parse-topic.ts'
import { matches, type Topic } from '../../../shared/paper/topic/topic.ts'
import { edition, entry, reader } from '../mail/a-digest.ts'

const topics = parseTopics([
  'clustering',
  'graph networks',
  'graph -clustering',
  'cs.LG',
  'author: Ada Lovelace',
  'LLM',
  '-graph',
])

const paper = (rank: number, title: string, change: Partial<EditionPaper> = {}): EditionPaper => ({
  ...entry(rank, { title, categories: rank % 2 === 0 ? ['cs.LG'] : [] }),
  ...change,
})

const climber = {
  paper: entry(9, { title: 'Climbing graphs' }).paper,
  since: '2026-11-18' as EditionId,
  reasons: [],
}

const older = edition([paper(1, 'Clustering graphs'), paper(2, 'Graph networks')], {
  id: '2026-11-21' as EditionId,
  others: [paper(3, 'A graph, once'), paper(4, 'Large language models (LLM) as networks')],
  climbing: [climber],
})
/** It has the third and the fourth paper, too, with other titles. */
const newer = edition([paper(5, 'Clustering once more'), paper(3, 'Now about clustering')], {
  others: [paper(4, 'Left-looking matrices (LLM)'), paper(6, 'Networks of graphs')],
})

const textsOf = (found: Iterable<EditionPaper>): string[] => [...found].map((each) => each.paper.title)

describe('what topics find in editions', () => {
  test.each([
    ['one edition', [older]],
    ['two editions that share papers', [older, newer]],
    ['the same in another order', [newer, older]],
  ])('the index of %s tells of each paper what its own words tell', (_what, editions) => {
    const finds = finderIn(editions)
    const all = [...older.papers, ...older.others, ...newer.papers, ...newer.others, climber]
    const told = (tell: (topic: Topic, of: EditionPaper['paper']) => boolean) =>
      topics.map((topic) => all.map((each) => tell(topic, each.paper)))
    expect(told(finds)).toEqual(told((topic, each) => matches(topic, each, acronymsFor(editions, each))))
    expect(told(finds).flat()).toContain(true)
  })

  test('a paper that several editions find is that of the newest, and stands there once', () => {
    const [topic] = parseTopics(['LLM']) as [Topic]
    expect(textsOf(findings([older, newer], topic))).toEqual(['Left-looking matrices (LLM)'])
    expect(textsOf(findings([newer, older], topic))).toEqual(['Large language models (LLM) as networks'])
  })

  test('a paper that only the older edition finds is among the findings', () => {
    const [topic] = parseTopics(['graph']) as [Topic]
    expect(textsOf(findings([older, newer], topic)).sort()).toEqual([
      'A graph, once',
      'Clustering graphs',
      'Graph networks',
      'Networks of graphs',
    ])
  })

  test('the findings are in one order, by rating, whatever the number of editions', () => {
    const third = edition([paper(7, 'Graphs of graphs'), paper(8, 'Deep graph networks')], {
      id: '2026-11-22' as EditionId,
    })
    const [topic] = parseTopics(['graph networks']) as [Topic]
    const single = [older, third].map((each) => textsOf(findings([each], topic)))
    const both = textsOf(findings([older, third], topic))
    for (const own of single) expect(both.filter((title) => own.includes(title))).toEqual(own)
    expect(both).toHaveLength(single.flat().length)
  })
})

describe('papers that readers share', () => {
  const digestOf = (...texts: string[]) => {
    const request = { editions: [newer], recent: [newer], papersPerDigest: 1 }
    return selectDigest({ ...request, reader: { ...reader, topics: texts } })
  }

  test('a paper is the same object in all digests that show it in the same way', () => {
    const [one, other] = [digestOf('networks'), digestOf('matrices', 'networks')]
    expect(one?.top[0]).toBe(other?.top[0])
    expect(one?.topics[0]?.papers[0]).toBe(other?.topics[1]?.papers[0])
  })

  test('a reader whose topics find it, or who keeps its relatives out, sees it in their own way', () => {
    const [plain, found] = [digestOf('networks'), digestOf('clustering')]
    expect(found?.top[0]?.topics).toEqual(['clustering'])
    expect(plain?.top[0]?.topics).toEqual([])

    const relatives = [{ id: newer.id, title: 'A relative', links: {} }] as unknown as EditionPaper['related']
    const whole = edition([paper(1, 'A twin', relatives && { related: relatives })])
    const [open, closed] = [[], ['-quantum']].map((texts) =>
      selectDigest({
        editions: [whole],
        recent: [whole],
        papersPerDigest: 1,
        reader: { ...reader, topics: texts },
      }),
    )
    expect(open?.top[0]?.related).toEqual(relatives)
    expect(closed?.top[0]?.related).toEqual([])
    expect(whole.papers[0]?.related).toEqual(relatives)
  })
})
