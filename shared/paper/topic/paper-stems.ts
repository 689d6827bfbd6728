import type { Paper } from '../paper.ts'
import { stems } from '../stems.ts'

/** The fields that topics search, the weightiest first. */
export const topicFields = ['title', 'keywords', 'abstract'] as const
export type TopicField = (typeof topicFields)[number]

/** The stems of each field, with a single space before, between and after them: ` graph neural network `. */
export type PaperStems = Readonly<Record<TopicField, string>>

const known = new WeakMap<Paper, PaperStems>()

/** The stems by which topics find a paper. They are made once for each paper. */
export function paperStems(paper: Paper): PaperStems {
  const before = known.get(paper)
  if (before) return before
  const found = {
    title: spaced(stems(paper.title)),
    // The bar between keywords keeps a phrase from spanning two of them.
    keywords: paper.keywords.map((keyword) => spaced(stems(keyword))).join('|'),
    abstract: spaced(stems(paper.abstract)),
  }
  known.set(paper, found)
  return found
}

/** How often a stem, or a phrase of stems side by side, occurs in a field. */
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
