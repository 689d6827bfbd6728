import type { Paper } from '../paper.ts'
import { stem, stems } from '../stems.ts'
import { definitionsIn } from './acronym-definitions.ts'
import { meaningOf } from './meaning.ts'
import { type WrittenWord, writtenWords } from './written-words.ts'

/** The fields that topics search, the weightiest first. */
export const topicFields = ['title', 'keywords', 'abstract'] as const
export type TopicField = (typeof topicFields)[number]

export const fieldWeights = { title: 3, keywords: 2, abstract: 1 }

/**
 * Where a term occurs. A term is a stem (`network`), a compound written as one (`finetun` for `fine-tuning`), or an
 * acronym as such (`^rag`).
 */
export interface Occurrences {
  /** The places of the papers that have it, ascending. */
  readonly places: number[]
  /** For each of them, where in `spans` its last one ends. */
  readonly ends: number[]
  /** Of all papers one after the other, in each as the text goes; see `spanOf`. */
  readonly spans: number[]
}

/**
 * Where in a paper a term stands, as one number: its field, its first word and how many words it takes. A larger
 * span begins later, or in a less weighty field.
 */
const wordsPerField = 2 ** 16
const longestTerm = 16

export const spanOf = (start: number, length: number): number => start * longestTerm + length
// Shifts and masks, not divisions: a search asks each span several times.
export const startOf = (span: number): number => span >> 4
export const lengthOf = (span: number): number => span & 15
/** As its place in `topicFields`. */
export const fieldOf = (start: number): number => Math.min(start >> 16, topicFields.length - 1)
/** Is it in a sentence that tells what the authors did? */
export const isTold = (start: number): boolean => start >> 16 < topicFields.length

/** So far apart are the words around a stop, and two keywords: nothing is near across it. */
const stopGap = 10
const mostParts = 6

/** The words of papers, by term. It is plain data: it can be stored and read again. */
export interface WordIndex {
  readonly size: number
  readonly terms: ReadonlyMap<string, Occurrences>
  /** How many words each paper has, each times the weight of its field. */
  readonly lengths: readonly number[]
  readonly meanLength: number
  /** What acronyms mean in the papers that say so themselves: by stem, then by place. */
  readonly meanings: ReadonlyMap<string, ReadonlyMap<number, string>>
}

export const acronymTerm = (short: string): string => `^${short}`

export function wordIndex(papers: readonly Paper[]): WordIndex {
  const terms = new Map<string, Occurrences>()
  const meanings = new Map<string, Map<number, string>>()
  const lengths = papers.map((paper, place) => {
    for (const { short, long } of definitionsIn(`${paper.title}. ${paper.abstract}`)) {
      const key = stems(short).join('')
      const known = meanings.get(key) ?? new Map<number, string>()
      if (!known.has(place)) known.set(place, meaningOf(long))
      meanings.set(key, known)
    }
    return addPaper(terms, paper, place)
  })
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / papers.length
  return { size: papers.length, terms, lengths, meanLength, meanings }
}

/** Adds a paper, and returns its length. */
function addPaper(terms: Map<string, Occurrences>, paper: Paper, place: number): number {
  let length = 0
  const add = (term: string, span: number) => {
    const known = terms.get(term)
    if (known) addSpan(known, place, span)
    else terms.set(term, { places: [place], ends: [1], spans: [span] })
  }
  topicFields.forEach((name, field) => {
    const text = name === 'keywords' ? paper.keywords.join(' | ') : paper[name]
    const words = writtenWords(text)
    length += words.length * fieldWeights[name]
    let position = 0
    let base = field * wordsPerField
    words.forEach((word, at) => {
      if (name === 'abstract' && (at === 0 || word.joint === 'sentence'))
        base = (tellsWork(words, at) ? field : field + 1) * wordsPerField
      if (word.joint === 'sentence' || word.joint === 'part') position += stopGap
      if (position >= wordsPerField) return
      const start = base + position
      add(word.stem, spanOf(start, 1))
      if (word.isAcronym) add(acronymTerm(word.stem), spanOf(start, 1))
      addCompounds(words, at, (term, parts) => add(term, spanOf(start, parts)))
      position++
    })
  })
  return length
}

const telling = new Set(
  'propos present introduc develop study investigat address tackl design releas describ explore formulat examin revisit'.split(
    ' ',
  ),
)

/** Does the sentence that begins here tell what the authors did? */
function tellsWork(words: readonly WrittenWord[], from: number): boolean {
  let isOurs = false
  for (let at = from; at < words.length; at++) {
    const word = words[at]
    if (!word || (at > from && word.joint === 'sentence')) return false
    isOurs ||= /^(?:we|our|this|i)$/.test(word.word)
    if (isOurs && telling.has(word.stem)) return true
  }
  return false
}

/** `vision-language-action` is `visionlanguage` and `visionlanguageaction`, too. */
function addCompounds(
  words: readonly WrittenWord[],
  at: number,
  add: (term: string, parts: number) => void,
): void {
  if (words[at + 1]?.joint !== 'hyphen') return
  let whole = words[at]?.word ?? ''
  for (let parts = 2; parts <= mostParts; parts++) {
    const next = words[at + parts - 1]
    if (next?.joint !== 'hyphen') return
    whole += next.word
    // A "data-based" method is no database.
    if (next.word !== 'based') add(stem(whole), parts)
  }
}

/** Papers come in order, so the paper's entry is the last one. */
export function addSpan({ places, ends, spans }: Occurrences, place: number, span: number): void {
  spans.push(span)
  const last = places.length - 1
  if (places[last] === place) ends[last] = spans.length
  else {
    places.push(place)
    ends.push(spans.length)
  }
}

const own = new WeakMap<Paper, WordIndex>()

/** The index of a paper alone, made once for each. */
export function indexOfOne(paper: Paper): WordIndex {
  const known = own.get(paper)
  if (known) return known
  const made = wordIndex([paper])
  own.set(paper, made)
  return made
}
