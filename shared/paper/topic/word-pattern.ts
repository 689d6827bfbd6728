import { foldedWords } from '../fold.ts'
import { stem } from '../stems.ts'
import { type AcronymBook, acronymBook } from './acronym-book.ts'
import { type Acronym, meaningOf } from './acronyms.ts'
import { isFunctionWord } from './function-words.ts'
import type { TopicWord } from './topic.ts'
import { acronymTerm } from './word-index.ts'
import { isCapitalised } from './written-words.ts'

/** A way in which papers write one or several of a topic's words. */
export interface Wording {
  /** Terms of the index that stand one right after the other. */
  readonly terms: readonly string[]
  /** The words that it stands for: from this one, up to but without that one. */
  readonly from: number
  readonly to: number
  /** Counts only where the paper does not itself say that the letters mean something else. */
  /** Does it leave a word out? */
  readonly isAlone?: boolean
  /** Is it a compound without its tail? It counts where it is written with a hyphen. */
  readonly isCompound?: boolean
  readonly acronym?: { readonly short: string; readonly meaning: string }
}

/** What to look for: all ways to write a topic's words. */
export interface WordPattern {
  readonly size: number
  readonly wordings: readonly Wording[]
  /** Must a paper have them? The others may be missing, as long as enough are there. */
  readonly required: readonly boolean[]
  readonly needed: number
  /** How often an abstract must mention a single word, if title and keywords do not have it. */
  readonly mentions: number
}

/**
 * Words that say little beside more telling ones. Of three words one such may be missing: `graph neural networks`
 * is met by `graph networks`, not by `neural networks`.
 */
const lightWord =
  /^(?:algorithm|approach|architectur|automat|automatic|deep|framework|larg|method|model|network|neural|problem|system|task|techniqu|use|using)$/
const lightFrom = 3

/** Of so many words any one may be missing. */
const longTopic = 4

/** After a compound these say nothing more: `multi-agent systems` are met by `multi-agent`. */
const lightTail = /^(?:algorithm|approach|framework|generat|languag|learn|method|model|prompt|system|techniqu)$/

/** Shares of agreement. Keeping papers out asks for more than finding them. */
export const shareToFind = 0.7
export const shareToExclude = 0.9

const shortestPart = 3
const noPart = /^(?:all|any|can|has|her|his|may|new|not|our|out|per|the|use|was|who|you)$/

/** One mention of a single word in an abstract says too little. A phrase says enough. */
const mentionsToFind = 2

/** What a topic looks for. */
export const patternToFind = remembered((words, acronyms) => wordPattern(words, acronyms, shareToFind, mentionsToFind))

/** What keeps a paper out: each mention, however it is written, but no acronym that may mean something else. */
export const patternToExclude = remembered((words, acronyms) => wordPattern(words, acronyms, shareToExclude, 1))

type MakePattern = (words: readonly TopicWord[], acronyms: readonly Acronym[]) => WordPattern

/** Keeps the last pattern of each topic: one topic meets many papers of one edition. */
function remembered(make: MakePattern): MakePattern {
  const known = new WeakMap<readonly TopicWord[], { acronyms: readonly Acronym[]; pattern: WordPattern }>()
  return (words, acronyms) => {
    const last = known.get(words)
    if (last?.acronyms === acronyms) return last.pattern
    const pattern = make(words, acronyms)
    known.set(words, { acronyms, pattern })
    return pattern
  }
}

function wordPattern(
  words: readonly TopicWord[],
  acronyms: readonly Acronym[],
  share: number,
  mentions: number,
): WordPattern {
  const book = acronymBook(acronyms)
  const wordings = words.flatMap((_, from) =>
    words.slice(from).flatMap((_, more) => wordingsOf(words, from, from + more + 1, book, share)),
  )
  const size = words.length
  const isLight = words.map(({ stem }) => size >= lightFrom && lightWord.test(stem))
  const mayMiss = size >= longTopic || isLight.some(Boolean)
  const needed = mayMiss && isLight.some((is) => !is) ? size - 1 : size
  const required = isLight.map((is) => needed === size || (size < longTopic && !is))
  return { size, wordings: [...wordings, ...compoundsAlone(words)], required, needed, mentions }
}

/** Words that say alone what a topic of them and a tail means. */
const telling = /^(?:contrastiv|deepfak|federat|humanoid|jailbreak|recommendation|reinforcement|sentiment)$/
const tellingTail = /^(?:analysis|attack|detect|robot)$/

/** `multi-agent` for `multi-agent systems`, where it is written as one word or with a hyphen. */
function compoundsAlone(words: readonly TopicWord[]): Wording[] {
  const tail = words.at(-1)
  const [first] = words
  if (words.length < 2 || !first || !tail) return []
  const isLight = lightTail.test(tail.stem)
  if (words.length === 2 && telling.test(first.stem) && (isLight || tellingTail.test(tail.stem)))
    return [{ from: 0, to: 2, terms: [first.stem], isAlone: true }]
  if (!isLight) return []
  const typed = words.slice(0, -1).map(({ word }) => word)
  return [{ from: 0, to: words.length, terms: [asOne(typed.join(''))], isAlone: true, isCompound: true }]
}

function wordingsOf(
  words: readonly TopicWord[],
  from: number,
  to: number,
  book: AcronymBook,
  share: number,
): Wording[] {
  const run = words.slice(from, to)
  const typed = run.map(({ word }) => word)
  const place = { from, to }
  const key = meaningOf(typed.join(' '))
  const found: Wording[] = book.shortFor(key, share).map(({ short }) => ({
    ...place,
    terms: [acronymTerm(short)],
    acronym: { short, meaning: key },
  }))
  const [only] = run
  if (run.length === 1 && only) found.push(...oneWord(only, place, book, share))
  else if (run.length === 2) found.push({ ...place, terms: [asOne(typed.join(''))] })
  return found
}

function oneWord(
  { word, stem: stemOfWord }: TopicWord,
  place: { readonly from: number; readonly to: number },
  book: AcronymBook,
  share: number,
): Wording[] {
  const terms = stemOfWord.split(' ')
  if (terms.length > 1) return [{ ...place, terms }, { ...place, terms: [asOne(word)] }]
  const isMeant = isCapitalised(word) && book.isKnown(stemOfWord)
  const meaning = book.meaningOf(stemOfWord, share)
  const found: Wording[] = [{ ...place, terms: isMeant ? [acronymTerm(stemOfWord)] : terms, ...(isMeant && meaning && { acronym: { short: stemOfWord, meaning: meaning.key } }) }]
  if (meaning) {
    found.push(...closedUp(meaning.stems).map((stems) => ({ ...place, terms: stems })))
    if (lightTail.test(meaning.stems.at(-1) ?? ''))
      found.push({ ...place, terms: [meaning.compound], isAlone: true, isCompound: true })
  }
  for (const parts of partsOf(foldedWords(word).join(''))) found.push({ ...place, terms: parts })
  return found
}

/** A compound as one word. */
function asOne(typed: string): string {
  return stem(foldedWords(typed).join(''))
}

/** A phrase, and the same with two of its words as one: `multiagent system`. */
function closedUp(phrase: readonly string[]): string[][] {
  const pairs = phrase.slice(1).map((_, at) => [
    ...phrase.slice(0, at),
    stem(`${phrase[at]}${phrase[at + 1]}`),
    ...phrase.slice(at + 2),
  ])
  return [[...phrase], ...pairs]
}

/** Where a word may be two: `finetuning` is `fine tuning`. What makes no sense stands nowhere, and so finds nothing. */
function partsOf(word: string): string[][] {
  const found: string[][] = []
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)]
    if ([first, second].some((part) => noPart.test(part) || isFunctionWord(part))) continue
    found.push([stem(first), stem(second)])
  }
  return found
}
