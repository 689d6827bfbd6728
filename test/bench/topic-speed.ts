import MiniSearch from 'minisearch'
import type { Paper } from '../../shared/paper/paper.ts'
import { median } from '../../shared/paper/quantile.ts'
import { stems } from '../../shared/paper/stems.ts'
import { learnAcronyms } from '../../shared/paper/topic/learn-acronyms.ts'
import { parseTopics } from '../../shared/paper/topic/parse-topic.ts'
import { selectByTopic, type Trends } from '../../shared/paper/topic/select-by-topic.ts'
import { type TopicIndex, topicIndex } from '../../shared/paper/topic/topic-index.ts'
import type { Figure } from './measure.ts'

/** A new topic may cost so much of what MiniSearch needs for it. */
const mostOfMiniSearch = 0.15
/** Topics that were searched for somebody before may cost so much of the same searched anew. */
const mostOfAnew = 0.1
const topicsOfReader = 10
/** So many times together are long enough to be measured. */
const times = 20
const rounds = 7
/** The first rounds are not counted: new indexes and other topics still make the engine compile again. */
const warmingRounds = 3
/** So long, in milliseconds, other threads may end what was begun before a measurement. */
const settling = 60
/** More than the memory of read topics keeps. */
const unknownTopics = Array.from({ length: 5_001 }, (_, place) => `another ${place}`)

/**
 * What topics of words cost beside MiniSearch, and again beside anew. A topic is new: neither its text nor what it finds
 * was asked before. The code is warm on both sides, as in a worker that has served readers: each has searched the same
 * papers for all of `others` first, and then for the topics in rounds that are not counted. The two take turns, and
 * what they find is read. Both return all that they find, with a score, in order.
 */
export function topicSpeed(
  whose: string,
  papers: readonly Paper[],
  texts: readonly string[],
  others: readonly string[],
  trends: Trends,
): Figure[] {
  const known = learnAcronyms(papers)
  const topics = texts.filter((text) => parseTopics([text]).some(({ kind }) => kind === 'words'))
  const select = (index: TopicIndex, some: readonly string[]): number => {
    let best = 0
    for (const topic of parseTopics(some)) best += selectByTopic(index.find(topic), trends)[0]?.rating ?? 0
    return best
  }
  const newIndex = () => {
    // Without this, a topic of the second round would be read already.
    parseTopics(unknownTopics)
    const index = topicIndex(papers, known)
    select(index, ['a word', 'author: Somebody'])
    return index
  }
  const miniSearch = miniSearchOf(papers)
  const search = (some: readonly string[]): number =>
    some.reduce((best, topic) => best + (miniSearch(topic)[0]?.score ?? 0), 0)
  const asked = newIndex()
  select(asked, others)
  search(others)
  select(asked, topics)
  const inTurn = Array.from({ length: warmingRounds + rounds }, () => ({
    anew: cpuOf(newIndex(), (index) => select(index, topics)) / topics.length,
    mini: cpuOf(topics, search) / topics.length,
    again: cpuOf(asked, (index) => repeated(() => select(index, topics))) / topics.length / times,
  })).slice(warmingRounds)
  const anew = median(inTurn.map((round) => round.anew))
  return [
    {
      what: `one of ${topics.length} topics of ${whose}: parsed, found, in order`,
      value: anew,
      unit: 'ms',
      limitOfBaseline: mostOfMiniSearch,
      baseline: {
        what: 'MiniSearch, the same topic on the same papers',
        value: median(inTurn.map((round) => round.mini)),
      },
    },
    {
      what: `a reader's ${topicsOfReader} topics of ${whose} that were searched for somebody before`,
      value: median(inTurn.map((round) => round.again)) * topicsOfReader,
      unit: 'ms',
      limitOfBaseline: mostOfAnew,
      baseline: { what: 'the same searched anew', value: anew * topicsOfReader },
    },
  ]
}

function repeated(work: () => unknown): void {
  for (let time = 0; time < times; time++) work()
}

/** In milliseconds of the processor. */
function cpuOf<Material>(material: Material, work: (material: Material) => unknown): number {
  settle()
  const before = process.cpuUsage()
  work(material)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/**
 * Garbage is collected, and code compiled, by threads that count, too: they may end what was begun before. To collect all
 * garbage here would throw away what was compiled, which no worker does between two readers.
 */
function settle(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, settling)
}

/** As somebody would set it up who wants the same: the same fields and stems, and a paper has all words. */
function miniSearchOf(papers: readonly Paper[]): (topic: string) => readonly { readonly score: number }[] {
  const miniSearch = new MiniSearch({
    fields: ['title', 'keywords', 'abstract'],
    processTerm: (term) => stems(term),
  })
  miniSearch.addAll(papers.map((paper) => ({ ...paper, keywords: paper.keywords.join(' ') })))
  return (topic) => miniSearch.search(topic, { boost: { title: 3, keywords: 2 }, combineWith: 'AND' })
}
