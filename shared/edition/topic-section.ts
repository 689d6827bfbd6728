import type { PaperId } from '../paper/paper.ts'
import { excludes, type Topic } from '../paper/topic/topic.ts'
import type { WholeEdition } from './edition.ts'
import { acronymsFor, findings, type TopicPaper } from './topic-search.ts'

/** What one of a reader's topics found. */
export interface TopicSection {
  /** As the reader typed it. */
  readonly topic: string
  readonly papers: readonly TopicPaper[]
}

export const mostPerTopic = 5

/**
 * What topics find in editions beyond the papers in `shown`. Each paper appears once, under the first topic
 * that it matches, and is added to `shown`. The topics share the room: each may have at least one paper and
 * at most five.
 */
export function topicSections(
  editions: readonly WholeEdition[],
  topics: readonly Topic[],
  shown: Set<PaperId>,
  room: number,
): TopicSection[] {
  const exclusions = topics.filter(({ kind }) => kind === 'exclusion')
  const perTopic = Math.max(1, Math.min(mostPerTopic, Math.floor(room / (topics.length - exclusions.length))))
  return topics.flatMap((topic) => {
    const papers: TopicPaper[] = []
    for (const entry of findings(editions, topic)) {
      const { paper } = entry
      if (shown.has(paper.id) || excludes(exclusions, paper, acronymsFor(editions, paper))) continue
      shown.add(paper.id)
      if (papers.push(entry) === perTopic) break
    }
    return papers.length > 0 ? [{ topic: topic.text, papers }] : []
  })
}
