import type { Paper } from '../paper/paper.ts'
import { parseTopics, showableTopics } from '../paper/topic/parse-topic.ts'
import type { Topic } from '../paper/topic/topic.ts'

/**
 * The topics that no shown paper matches. An exclusion is not one: it finds nothing by its nature. A paper
 * counts for each topic that it matches, in whatever section it stands.
 */
export function unmetBy(
  shown: readonly { readonly paper: Paper }[],
  topics: readonly Topic[],
  finds: (topic: Topic, paper: Paper) => boolean,
): string[] {
  return topics
    .filter((topic) => topic.kind !== 'exclusion' && !shown.some(({ paper }) => finds(topic, paper)))
    .map(({ text }) => text)
}

/** Saved texts that are no longer valid topics. They find nothing, and the reader is told so. */
export function unreadable(texts: readonly string[]): string[] {
  return showableTopics(texts).filter((text) => parseTopics([text]).length === 0)
}
