import type { TopPaper } from '../edition/digest.ts'
import type { EditionPaper } from '../edition/edition.ts'
import type { TopicPaper } from '../edition/topic-search.ts'
import { identityOf } from '../memory/identity.ts'

/** A paper in a digest. Its paper, summary, reasons and related papers are those of the edition, and never change. */
export type Entry = EditionPaper | TopPaper | TopicPaper

/** Stands for the paper and its summary. */
export const headKey = ({ paper, summary }: Entry): string => `${identityOf(paper)} ${identityOf(summary)}`

/** Stands for the paper and what it is related to. */
export const linksKey = ({ paper, related = [] }: Entry): string =>
  related.length > 0 ? `${identityOf(paper)} ${identityOf(related)}` : `${identityOf(paper)}`

/** Stands for all that `paperReasons` looks at. */
export function reasonsKey(entry: Entry): string {
  const personal = {
    ...('topics' in entry && entry.topics.length > 0 && { topics: entry.topics }),
    ...('why' in entry && { why: entry.why }),
    ...('knownSince' in entry && { knownSince: entry.knownSince }),
  }
  return `${identityOf(entry.reasons)} ${JSON.stringify(personal)}`
}
