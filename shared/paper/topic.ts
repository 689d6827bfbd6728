import { foldedWords } from './fold.ts'
import type { Paper } from './paper.ts'

/** What a reader wants to read about. */
export interface Topic {
  /** As typed, with single spaces: parsing it again gives the same topic. */
  readonly text: string
  /** Each must occur. A word such as `k-means` is the stems `k mean`, which must stand side by side. */
  readonly wanted: readonly string[]
  /** None may occur. */
  readonly excluded: readonly string[]
}

/** Why a text is no topic. The language's catalogue puts it into words. */
export type TopicProblem =
  | 'too-short'
  | 'too-long'
  | 'too-many-words'
  | 'no-wanted-word'
  | 'control-character'
  /** Forms separate topics by commas. */
  | 'comma'

/** In characters. */
const shortestTopic = 2
const longestTopic = 80
const mostTopicWords = 8

/** Reads a topic: words that must occur, `-word` for one that must not. */
export function parseTopic(text: string): Topic | { readonly problem: TopicProblem } {
  if (/[\p{Cc}\p{Surrogate}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(text))
    return { problem: 'control-character' }
  const line = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const characters = [...line].length
  if (line.includes(',')) return { problem: 'comma' }
  if (characters < shortestTopic) return { problem: 'too-short' }
  if (characters > longestTopic) return { problem: 'too-long' }
  const words = line.split(' ')
  const wanted = stems(words.filter((word) => !word.startsWith('-')))
  const excluded = stems(words.filter((word) => word.startsWith('-')))
  if (wanted.length === 0) return { problem: 'no-wanted-word' }
  if (wanted.length + excluded.length > mostTopicWords) return { problem: 'too-many-words' }
  return { text: line, wanted, excluded }
}

/** True if every wanted word occurs in the paper's title, keywords or abstract, and no excluded one. */
export function matches(topic: Topic, paper: Paper): boolean {
  // A bar between the fields, so that no phrase spans two of them.
  const fields = [paper.title, ...paper.keywords, paper.abstract].map(stemmed)
  const text = ` ${fields.join(' | ')} `
  const occurs = (stem: string) => text.includes(` ${stem} `)
  return topic.wanted.every(occurs) && !topic.excluded.some(occurs)
}

function stems(words: readonly string[]): string[] {
  return [...new Set(words.map(stemmed).filter((stem) => stem !== ''))]
}

function stemmed(text: string): string {
  return foldedWords(text).map(withoutPlural).join(' ')
}

/** Enough that `networks` finds `network`; both sides go through it, so a wrong stem is wrong alike on both. */
function withoutPlural(word: string): string {
  if (word.length < 4) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^suia]s$|[a-z]{2}as$/.test(word) ? word.slice(0, -1) : word
}
