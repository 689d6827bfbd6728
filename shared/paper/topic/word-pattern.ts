import { stem } from '../stems.ts'
import type { Acronym } from './acronym.ts'
import { type AcronymBook, acronymBook, type Meaning } from './acronym-book.ts'
import { isFunctionWord } from './function-words.ts'
import { acronymTerm } from './paper-terms.ts'
import { shortened } from './shortened.ts'
import { asOne, waysOf } from './split-words.ts'
import type { TopicWord } from './typed-words.ts'
import type { Place, Slot, Wording } from './wording.ts'
import { isCapitalised } from './written-words.ts'

/** What to look for: a topic's words, acronyms spelt out, in all ways in which papers write them. */
export interface WordPattern {
  /** For each word, which of the topic's words it comes from. */
  readonly typed: readonly (readonly number[])[]
  readonly wordings: readonly Wording[]
  /** Must a paper have it? Of the other words, `needed` says how many. */
  readonly required: readonly boolean[]
  /** How many of all words a paper must have, near each other. */
  readonly needed: number
  /** How often a paper must mention them where it says nothing of its own work. A phrase is enough once. */
  readonly mentions: number
}

/** How a pattern is made. */
interface Strictness {
  /** How much of what papers say must agree on an acronym, from 0 to 1. */
  readonly share: number
  /** May a word be missing that says little? */
  readonly mayMiss: boolean
  readonly mentions: number
}

const find: Strictness = { share: 0.7, mayMiss: true, mentions: 2 }

/** What a topic looks for. */
export function patternToFind(words: readonly TopicWord[], acronyms: readonly Acronym[]): WordPattern {
  return wordPattern(words, acronymBook(acronyms), find)
}

/** The same, remembered: a topic that is matched meets many papers, one after the other. */
export const patternToMatch = remembered(find)

/** What keeps a paper out: each mention, in whatever spelling, but all its words, and no letters in doubt. */
export const patternToExclude = remembered({ share: 0.9, mayMiss: false, mentions: 1 })

/**
 * Words that say little beside more telling ones. Of three words one such may be missing: `graph neural networks`
 * is met by `graph networks`, not by `neural networks`.
 */
const lightWord =
  /^(?:algorithm|approach|architectur|automat|automatic|deep|framework|method|model|network|neural|problem|system|task|techniqu|us)$/
const lightFrom = 3

/** Of so many typed words any one may be missing. */
const longTopic = 5

/** After an acronym these say nothing more. */
const genericTail = /^(?:algorithm|approach|framework|method|model|system|techniqu)$/

/** Keeps the last pattern of each topic: one topic meets many papers of one edition. */
function remembered(strictness: Strictness) {
  const known = new WeakMap<
    readonly TopicWord[],
    { readonly acronyms: readonly Acronym[]; readonly pattern: WordPattern }
  >()
  return (words: readonly TopicWord[], acronyms: readonly Acronym[]): WordPattern => {
    const last = known.get(words)
    if (last?.acronyms === acronyms) return last.pattern
    const pattern = wordPattern(words, acronymBook(acronyms), strictness)
    known.set(words, { acronyms, pattern })
    return pattern
  }
}

function wordPattern(
  words: readonly TopicWord[],
  book: AcronymBook,
  { share, mayMiss, mentions }: Strictness,
): WordPattern {
  const slots: Slot[] = []
  const wordings: Wording[] = []
  for (const { typed, meaning } of runsOf(words, book, share)) {
    const first = words[typed[0] ?? 0]
    if (!first) continue
    if (!meaning) {
      slots.push({ word: first.word, stem: first.stem, typed })
      continue
    }
    const own = meaning.words.map((word) => ({ word, stem: stem(word), typed }))
    const place = { from: slots.length, to: slots.length + own.length }
    wordings.push(...acronymWordings(meaning, place, book, share))
    if (book.meaningOf(first.stem, share) === meaning && !isCapitalised(first.word))
      wordings.push({ ...place, phrases: [first.stem.split(' ')] })
    if (mayMiss) wordings.push(...shortened(own, place.from))
    slots.push(...own)
  }
  for (let at = 0; at < slots.length; at++) wordings.push(oneWord(slots[at] as Slot, at, book))
  for (let at = 0; at + 1 < slots.length; at++)
    wordings.push({ from: at, to: at + 2, phrases: [[asOne([slots[at] as Slot, slots[at + 1] as Slot])]] })
  if (mayMiss) wordings.push(...shortened(slots, 0))
  return {
    typed: slots.map(({ typed }) => typed),
    wordings,
    mentions,
    ...demandOf(slots, words.length, mayMiss),
  }
}

/** Which words a paper must have, and how many. */
function demandOf(
  slots: readonly Slot[],
  typedCount: number,
  mayMiss: boolean,
): Pick<WordPattern, 'required' | 'needed'> {
  const isLight = slots.map((slot) => slots.length >= lightFrom && lightWord.test(slot.stem))
  const isLong = typedCount >= longTopic
  const hasRoom = mayMiss && (isLong || (isLight.includes(true) && isLight.includes(false)))
  return {
    needed: hasRoom ? slots.length - 1 : slots.length,
    required: isLight.map((is) => !hasRoom || (!isLong && !is)),
  }
}

/** Some of the topic's words, by their places. */
interface Run {
  readonly typed: readonly number[]
  /** If they are an acronym, or what one stands for. Otherwise the run is one word. */
  readonly meaning?: Meaning
}

function runsOf(words: readonly TopicWord[], book: AcronymBook, share: number): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < words.length; ) {
    const run = longestMeaning(words, from, book, share) ?? { typed: [from] }
    runs.push(run)
    from += run.typed.length
  }
  const [first, tail] = runs
  // `VLA models` are no more than `VLA`.
  const isTail = runs.length === 2 && first?.meaning && genericTail.test(words.at(-1)?.stem ?? '')
  return first && tail && isTail ? [{ ...first, typed: [...first.typed, ...tail.typed] }] : runs
}

function longestMeaning(
  words: readonly TopicWord[],
  from: number,
  book: AcronymBook,
  share: number,
): Run | undefined {
  const first = words.slice(from, from + 1)
  if (book.mayBegin(keyOf(first))) {
    for (let to = words.length; to > from; to--) {
      const run = words.slice(from, to)
      const meaning = book.spelt(keyOf(run), share)
      if (meaning) return { typed: run.map((_, at) => from + at), meaning }
    }
  }
  const meaning = first[0] && book.meaningOf(first[0].stem, share)
  return meaning && { typed: [from], meaning }
}

/** See `meaningOf`; here the stems are known. */
function keyOf(run: readonly TopicWord[]): string {
  let key = ''
  for (const { stem } of run)
    key += stem.includes(' ')
      ? stem
          .split(' ')
          .filter((one) => !isFunctionWord(one))
          .join('')
      : stem
  return key
}

function acronymWordings(meaning: Meaning, place: Place, book: AcronymBook, share: number): Wording[] {
  return book.shortFor(meaning.core, share).map(({ short }) => ({
    ...place,
    phrases: [[acronymTerm(short)]],
    acronym: { short, meaning: meaning.key },
  }))
}

function oneWord({ word, stem }: Slot, at: number, book: AcronymBook): Wording {
  // Letters that papers define are those letters, and not a word: `ACT` is no act.
  const isLetters = book.isKnown(stem) && !stem.includes(' ') && isCapitalised(word)
  const { phrases, besides } = waysOf(word, stem)
  return {
    from: at,
    to: at + 1,
    phrases: isLetters ? [[acronymTerm(stem)], ...besides] : phrases,
    isOfWord: !isLetters,
  }
}
