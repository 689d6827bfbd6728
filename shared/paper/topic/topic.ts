import { type ArxivCategory, isOfCategory } from '../arxiv-category.ts'
import type { Paper } from '../paper.ts'
import { type Acronym, noAcronyms } from './acronym.ts'
import { hasWordItself } from './excluded-word.ts'
import { type Field, foundIn } from './field.ts'
import type { TopicWord } from './typed-words.ts'
import { indexOfOne } from './word-index.ts'
import { patternToExclude, patternToMatch, type WordPattern } from './word-pattern.ts'
import { searchWords } from './word-search.ts'

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

/** Something that keeps out the papers that have it. */
export type Sign =
  | { readonly kind: 'word'; readonly words: readonly [TopicWord] }
  | { readonly kind: 'category'; readonly category: ArxivCategory }
  | Field

/**
 * Must the paper stay out of the whole digest of a reader with these topics?
 * @param acronyms those of the paper's edition
 */
export function excludes(topics: readonly Topic[], paper: Paper, acronyms = noAcronyms): boolean {
  return topics.some((topic) => topic.kind === 'exclusion' && hasExcluded(topic, paper, acronyms))
}

/** Does the paper have what the topic excludes? */
export function hasExcluded(topic: Topic, paper: Paper, acronyms = noAcronyms): boolean {
  return topic.excluded.some((sign) => hasSign(paper, sign, acronyms))
}

/**
 * Does the topic find the paper? The rule is the same as an index's, but the paper need not be in one.
 * @param acronyms those of the paper's edition
 */
export function matches(topic: Topic, paper: Paper, acronyms = noAcronyms): boolean {
  if (hasExcluded(topic, paper, acronyms)) return false
  switch (topic.kind) {
    case 'words':
      return isWithin(topic, paper) && hasWords(paper, patternToMatch(topic.wanted, acronyms))
    case 'category':
      return topic.categories.some((category) => isOf(paper, category))
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
  return within.length === 0 || within.some((category) => isOf(paper, category))
}

function hasWords(paper: Paper, pattern: WordPattern): boolean {
  return searchWords(indexOfOne(paper), pattern).count > 0
}

/** Has the paper this one of what a topic excludes? */
export function hasSign(paper: Paper, sign: Sign, acronyms: readonly Acronym[]): boolean {
  switch (sign.kind) {
    case 'word':
      return hasWords(paper, patternToExclude(sign.words, acronyms)) && isMeant(paper, sign.words, acronyms)
    case 'category':
      return isOf(paper, sign.category)
    case 'author':
    case 'org':
    case 'venue':
      return foundIn(sign, paper) !== undefined
  }
}

/** Of a paper that has an excluded word's stem: is it a paper that the word means? */
export function isMeant(paper: Paper, words: readonly [TopicWord], acronyms: readonly Acronym[]): boolean {
  const isAcronym = patternToExclude(words, acronyms).wordings.some(({ acronym }) => acronym !== undefined)
  return isAcronym || hasWordItself(paper, words[0])
}

function isOf(paper: Paper, wanted: ArxivCategory): boolean {
  return paper.categories.some((category) => isOfCategory(wanted, category))
}
