import { type ArxivCategory, isOfCategory } from '../arxiv-category.ts'
import type { Paper } from '../paper.ts'
import { type Field, foundIn } from './field.ts'
import { occurrences, paperStems, type TopicField, topicFields } from './paper-stems.ts'

/** A subject that a reader wants to read about, or never wants to. */
export type Topic = WordsTopic | CategoryTopic | FieldTopic | ExclusionTopic

interface TopicText {
  /** As typed, with single spaces: parsing it again gives the same topic. */
  readonly text: string
  /** The topic finds no paper that has one of these. */
  readonly excluded: readonly Sign[]
}

/** `hierarchical clustering`, `speech -music`, `diffusion cs.CV`. */
export interface WordsTopic extends TopicText {
  readonly kind: 'words'
  /** At least one, each stem once. */
  readonly wanted: readonly TopicWord[]
  /** If there are any, the paper must be in one of them. */
  readonly within: readonly ArxivCategory[]
}

/**
 * `cs.LG`: papers with that category, as their primary one or another. Of several categories, one is enough.
 */
export interface CategoryTopic extends TopicText {
  readonly kind: 'category'
  readonly categories: readonly ArxivCategory[]
}

/** `author: Jane Doe`, `org: DeepMind`, `venue: CVPR`. */
export type FieldTopic = TopicText & Field

/** `-quantum`: finds nothing, and keeps papers out of the reader's whole digest. */
export interface ExclusionTopic extends TopicText {
  readonly kind: 'exclusion'
}

export interface TopicWord {
  /** As typed. */
  readonly word: string
  /** `network` for `networks`. The stems of a compound must stand side by side: `k mean` for `k-means`. */
  readonly stem: string
}

/** Something that keeps out the papers that have it. */
export type Sign =
  | { readonly kind: 'word'; readonly stem: string }
  | { readonly kind: 'category'; readonly category: ArxivCategory }
  | Field

/** Must the paper stay out of the whole digest of a reader with these topics? */
export function excludes(topics: readonly Topic[], paper: Paper): boolean {
  return topics.some((topic) => topic.kind === 'exclusion' && hasExcluded(topic, paper))
}

/** Does the paper have what the topic excludes? */
export function hasExcluded(topic: Topic, paper: Paper): boolean {
  return topic.excluded.some((sign) => hasSign(paper, sign))
}

/** Does the topic find the paper? The rule is the same as an index's, but the paper need not be in one. */
export function matches(topic: Topic, paper: Paper): boolean {
  if (hasExcluded(topic, paper)) return false
  switch (topic.kind) {
    case 'words':
      return isWithin(topic, paper) && matchesWords(topic, paper)
    case 'category':
      return topic.categories.some((category) => hasSign(paper, { kind: 'category', category }))
    case 'author':
    case 'org':
    case 'venue':
      return foundIn(topic, paper) !== undefined
    case 'exclusion':
      return false
  }
}

/** Is the paper in one of the categories to which the topic is limited? */
export function isWithin({ within }: WordsTopic, paper: Paper): boolean {
  return within.length === 0 || within.some((category) => hasSign(paper, { kind: 'category', category }))
}

/**
 * How many of a topic's words a paper must have: at most a third may be missing, so that `hierarchical
 * clustering` does not find every clustering (1 → 1, 2 → 2, 3 → 2, 4 → 3, 6 → 4).
 */
export function wordsNeeded({ wanted }: WordsTopic): number {
  return wanted.length - Math.floor(wanted.length / 3)
}

/**
 * The last field that counts. For a single word, a mention in the abstract says too little. For two words, or
 * for a compound, it says enough.
 */
export function lastFieldOf({ wanted }: WordsTopic): TopicField {
  return wanted.length === 1 && !wanted[0]?.stem.includes(' ') ? 'keywords' : 'abstract'
}

function matchesWords(topic: WordsTopic, paper: Paper): boolean {
  const texts = paperStems(paper)
  const fields = topicFields.slice(0, topicFields.indexOf(lastFieldOf(topic)) + 1)
  const found = topic.wanted.filter(({ stem }) => fields.some((field) => occurrences(texts[field], stem) > 0))
  return found.length >= wordsNeeded(topic)
}

function hasSign(paper: Paper, sign: Sign): boolean {
  switch (sign.kind) {
    case 'word': {
      const fields = paperStems(paper)
      return topicFields.some((field) => occurrences(fields[field], sign.stem) > 0)
    }
    case 'category':
      return paper.categories.some((category) => isOfCategory(sign.category, category))
    case 'author':
    case 'org':
    case 'venue':
      return foundIn(sign, paper) !== undefined
  }
}
