import type { Paper } from './paper.ts'
import { stems } from './stems.ts'

/** Where topics look, the weightiest first. */
export const topicFields = ['title', 'keywords', 'abstract'] as const
export type TopicField = (typeof topicFields)[number]

/** Each field's stems between single spaces, one at both ends: ` graph neural network `. */
export type PaperStems = Readonly<Record<TopicField, string>>

const known = new WeakMap<Paper, PaperStems>()

/** What topics compare a paper by; made once for each paper. */
export function paperStems(paper: Paper): PaperStems {
  const before = known.get(paper)
  if (before) return before
  const found = {
    title: spaced(stems(paper.title)),
    // A bar between keywords, so that no phrase spans two of them.
    keywords: paper.keywords.map((keyword) => spaced(stems(keyword))).join('|'),
    abstract: spaced(stems(paper.abstract)),
  }
  known.set(paper, found)
  return found
}

/** How often a stem, or several that stand side by side, occurs in a field. */
export function occurrences(field: string, phrase: string): number {
  const wanted = ` ${phrase} `
  let count = 0
  // The space that ends one occurrence may begin the next.
  for (let at = field.indexOf(wanted); at !== -1; at = field.indexOf(wanted, at + wanted.length - 1)) count++
  return count
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}
