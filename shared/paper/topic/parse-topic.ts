import { type ArxivCategory, isUnknownCategory, parseCategory } from '../arxiv-category.ts'
import { foldedWords } from '../fold.ts'
import { stems } from '../stems.ts'
import { fieldSize, isEmptyField, parseField } from './field.ts'
import { isFunctionWord } from './function-words.ts'
import { authorInOrder } from './inverted-author.ts'
import { linkIn } from './link-in-text.ts'
import { seenText } from './seen-text.ts'
import { telephoneIn } from './telephone-in-text.ts'
import type { Sign, Topic } from './topic.ts'
import { typedWords } from './typed-words.ts'

/** Why a text is no topic. The language's catalogue puts it into words. */
export type TopicProblem =
  | 'too-short'
  | 'too-long'
  | 'too-many-words'
  /** It has no word to look for. */
  | 'no-word'
  | 'control-character'
  /** Mails show topics, and mail programs would make a link of it: a stranger's link, in a mail that is trusted. */
  | 'link'
  | 'telephone'
  /** Forms separate topics by commas. */
  | 'comma'
  /** Every abstract has all its words, so that it would find everything. */
  | 'only-common-words'
  /** It is written as a category, or after `cat:`, but arXiv has no such category. It would find nothing. */
  | 'unknown-category'

interface RefusedTopic {
  readonly problem: TopicProblem
  /** The part that is wrong, if it is not the whole text. */
  readonly part?: string
}

type ParsedTopic = Topic | RefusedTopic

/** The limits of a topic's text: `shortest` and `longest` in characters, `mostWords` in words. */
export const topicLimits = { shortest: 2, longest: 80, mostWords: 8 } as const

/**
 * Reads a topic: words that must occur, an arXiv category (`cs.LG`, also `cat: cs.LG`), or a field: `author:
 * Jane Doe` (also arXiv's `au:`), `org: DeepMind`, `venue: CVPR`. `-word` and `-cs.CV` keep papers out. A topic
 * that has nothing else keeps them out of the whole digest. The text stays as typed, with single spaces and
 * without what nobody sees.
 */
export function parseTopic(text: string): ParsedTopic {
  const before = known.get(text)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const parsed = parse(text)
  known.set(text, parsed)
  return parsed
}

/** Many readers have the same topics. A full memory starts again empty. */
const mostKnown = 5_000
const known = new Map<string, ParsedTopic>()

/** Letters and digits with single spaces or hyphens between them: no sign, link, field or category hides in these. */
const plainTopic = /^[a-z\d]+(?:[ -][a-z\d]+)*$/i

function parse(text: string): ParsedTopic {
  // Nearly all are plain, and need none of what follows.
  if (plainTopic.test(text) && text.length >= topicLimits.shortest && text.length <= topicLimits.longest) {
    if (telephoneIn(text) !== undefined) return { problem: 'telephone' }
    return readWords(text, text.split(' '), [])
  }
  if (/[\p{Cc}\p{Surrogate}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(text))
    return { problem: 'control-character' }
  const line = authorInOrder(seenText(text).normalize('NFC').replace(/\s+/g, ' ').trim())
  const characters = /[\ud800-\udfff]/.test(line) ? [...line].length : line.length
  if (line.includes(',')) return { problem: 'comma' }
  if (characters < topicLimits.shortest) return { problem: 'too-short' }
  if (characters > topicLimits.longest) return { problem: 'too-long' }
  if (linkIn(line) !== undefined) return { problem: 'link' }
  if (telephoneIn(line) !== undefined) return { problem: 'telephone' }
  const plain = withPlainDashes(line)
  if (isEmptyField(plain.replace(/^-/, ''))) return { problem: 'no-word' }
  return readExcludedField(line, plain) ?? readTopic(line, plain)
}

/** The topics among a reader's texts. A text that is no topic, or no longer one, is left out. */
export function parseTopics(texts: readonly string[]): Topic[] {
  return texts.map(parseTopic).filter((topic): topic is Topic => !('problem' in topic))
}

/** The texts that a mail may show. Items that were saved before links and telephone numbers were refused may hold some. */
export function showableTopics(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => linkIn(text) === undefined && telephoneIn(text) === undefined)
}

/**
 * Reads a minus sign, and the dashes that phones put in its place, as `-`. A dash that stands alone belongs
 * to the next word. Otherwise `- quantum` would look for the word that it should keep out.
 */
function withPlainDashes(line: string): string {
  return line.replace(/(^| )[-\u2212\u2013\u2014][-\u2212\u2013\u2014 ]*(?=\S)/g, '$1-')
}

/**
 * Reads `-author: Jane Doe`, `-org: DeepMind` or `-cat: cs.CV` with nothing beside it. Otherwise the topic would look for "jane
 * doe".
 */
function readExcludedField(text: string, plain: string): ParsedTopic | undefined {
  if (!plain.startsWith('-')) return undefined
  const field = parseField(plain.slice(1))
  if (field) {
    if (fieldSize(field) > topicLimits.mostWords) return { problem: 'too-many-words' }
    return { kind: 'exclusion', text, excluded: [field] }
  }
  const named = afterCategory(plain.slice(1).split(' '))
  if (!named) return undefined
  const part = named.find((word) => categoryNamed(word) === undefined)
  if (part !== undefined) return { problem: 'unknown-category', part }
  const categories = unique(named.flatMap((word) => categoryNamed(word) ?? []))
  if (categories.length === 0) return { problem: 'no-word' }
  if (categories.length > topicLimits.mostWords) return { problem: 'too-many-words' }
  return { kind: 'exclusion', text, excluded: categories.map((category) => ({ kind: 'category', category })) }
}

function readTopic(text: string, plain: string): ParsedTopic {
  const words = plain.split(' ')
  const excluded = words.filter((word) => word.startsWith('-')).flatMap((word) => signOf(word.slice(1)))
  const rest = words.filter((word) => !word.startsWith('-'))
  if (isEmptyField(rest.join(' '))) return { problem: 'no-word' }
  const field = parseField(rest.join(' '))
  const part = field ? undefined : unknownCategoryIn(words, rest)
  if (part !== undefined) return { problem: 'unknown-category', part }
  if (!field) return readWords(text, rest, excluded)
  if (fieldSize(field) + excluded.length > topicLimits.mostWords) return { problem: 'too-many-words' }
  return { ...field, text, excluded }
}

function readWords(text: string, words: readonly string[], excluded: readonly Sign[]): ParsedTopic {
  const { categories, others } = splitCategories(words)
  const wanted = typedWords(others)
  const size = wanted.length + categories.length + excluded.length
  if (size === 0) return { problem: 'no-word' }
  if (size > topicLimits.mostWords) return { problem: 'too-many-words' }
  const content = wanted.filter(({ word }) => !isFunctionWord(word))
  if (content.length > 0) return { kind: 'words', text, wanted: content, within: categories, excluded }
  if (categories.length > 0) return { kind: 'category', text, categories, excluded }
  if (wanted.length > 0) return { problem: 'only-common-words' }
  return { kind: 'exclusion', text, excluded }
}

/** The words after `cat:`, if the text begins with it. */
function afterCategory(words: readonly string[]): string[] | undefined {
  if (!words[0]?.includes(':')) return undefined
  const named = /^cat(?:egory)?: ?(.+)$/i.exec(words.join(' '))?.[1]?.split(' ')
  return named?.filter((word) => !isFunctionWord(word))
}

function unknownCategoryIn(words: readonly string[], rest: readonly string[]): string | undefined {
  return (
    afterCategory(rest)?.find((word) => categoryNamed(word) === undefined) ??
    words.map((word) => word.replace(/^-/, '')).find(isUnknownCategory)
  )
}

function splitCategories(words: readonly string[]) {
  const named = afterCategory(words)?.flatMap((word) => categoryNamed(word) ?? [])
  if (named) return { categories: unique(named), others: [] }
  const read = words.map((word) => parseCategory(word))
  // Beside other words, `cs` and `stat` may be words themselves.
  const isBeside = read.includes(undefined)
  const categories: ArxivCategory[] = []
  const others: string[] = []
  for (const [at, word] of words.entries()) {
    const category = read[at]
    if (category === undefined || (isBeside && !/[.-]/.test(word))) others.push(word)
    else if (!categories.includes(category)) categories.push(category)
  }
  return { categories, others }
}

/** After `cat:`, `math` can only mean the archive. */
function categoryNamed(word: string): ArxivCategory | undefined {
  return parseCategory(word) ?? parseCategory(`${word}.*`)
}

function signOf(word: string): Sign[] {
  const category = parseCategory(word)
  if (category) return [{ kind: 'category', category }]
  // `-the` would keep out nearly every paper.
  if (foldedWords(word).every((part) => isFunctionWord(part))) return []
  return [{ kind: 'word', words: [{ word, stem: stems(word).join(' ') }] }]
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
