import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import MiniSearch from 'minisearch'
import type { Paper } from '../../shared/paper/paper.ts'
import { stems } from '../../shared/paper/stems.ts'
import { learnAcronyms } from '../../shared/paper/topic/learn-acronyms.ts'
import { parseTopics } from '../../shared/paper/topic/parse-topic.ts'
import { selectByTopic, type Trends } from '../../shared/paper/topic/select-by-topic.ts'
import { type TopicIndex, topicIndex } from '../../shared/paper/topic/topic-index.ts'
import { cpuMs, type Figure } from './measure.ts'

/** A new topic may cost so much of what MiniSearch needs for it. */
const mostOfMiniSearch = 0.15
/** Topics that were searched for somebody before may cost so much of the same searched anew. */
const mostOfAnew = 0.1
const topicsOfReader = 10
/** So many times together are long enough to be measured. */
const times = 20
/** More than the memory of read topics keeps. */
const otherTopics = Array.from({ length: 5_001 }, (_, place) => `another ${place}`)

/** What topics of words cost beside MiniSearch, and again beside anew. */
export function topicSpeed(
  whose: string,
  papers: readonly Paper[],
  texts: readonly string[],
  trends: Trends,
): Figure[] {
  const known = learnAcronyms(papers)
  const topics = texts.filter((text) => parseTopics([text]).some(({ kind }) => kind === 'words'))
  const select = (index: TopicIndex, some: readonly string[]) => {
    for (const topic of parseTopics(some)) selectByTopic(index.find(topic), trends)
  }
  const newIndex = () => {
    const index = topicIndex(papers, known)
    select(index, ['a word', 'author: Somebody'])
    return index
  }
  // Without this, a topic of the second run would be read already.
  const unread = () => {
    parseTopics(otherTopics)
    const index = newIndex()
    collectGarbage()
    return index
  }
  const asked = newIndex()
  select(asked, topics)
  const miniSearch = miniSearchOf(papers)
  const anew = cpuMs(unread, (index) => select(index, topics)) / topics.length
  const again =
    cpuMs(collectGarbage, () => {
      for (let time = 0; time < times; time++) select(asked, topics)
    }) /
    topics.length /
    times
  const search = () => topics.map(miniSearch)
  return [
    {
      what: `one of ${topics.length} topics of ${whose}: parsed, found, in order`,
      value: anew,
      unit: 'ms',
      limitOfBaseline: mostOfMiniSearch,
      baseline: {
        what: 'MiniSearch, the same topic on the same papers',
        value: cpuMs(collectGarbage, search) / topics.length,
      },
    },
    {
      what: `a reader's ${topicsOfReader} topics of ${whose} that were searched for somebody before`,
      value: again * topicsOfReader,
      unit: 'ms',
      limitOfBaseline: mostOfAnew,
      baseline: { what: 'the same searched anew', value: anew * topicsOfReader },
    },
  ]
}

/** The processor's time counts other threads, too: the garbage of what was prepared is none of the search's. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** As somebody would set it up who wants the same: the same fields and stems, and a paper has all words. */
function miniSearchOf(papers: readonly Paper[]): (topic: string) => unknown {
  const miniSearch = new MiniSearch({
    fields: ['title', 'keywords', 'abstract'],
    processTerm: (term) => stems(term),
  })
  miniSearch.addAll(papers.map((paper) => ({ ...paper, keywords: paper.keywords.join(' ') })))
  return (topic) => miniSearch.search(topic, { boost: { title: 3, keywords: 2 }, combineWith: 'AND' })
}
