import type { Paper } from '../paper.ts'
import { stem } from '../stems.ts'
import { fieldWeights, spanOf, startIn, type TopicField, topicFields, wordsPerField } from './span.ts'
import { type Speak, type WrittenWord, type WrittenWords, writtenWords } from './written-words.ts'

export const acronymTerm = (short: string): string => `^${short}`

/** Takes the terms of a paper, each with its span. */
export interface TakeTerms<Word extends WrittenWord> {
  /** How a word is read. */
  readonly speak: Speak<Word>
  /** A word's stem, and its letters if it is an acronym. */
  word(word: Word, span: number): void
  compound(term: string, span: number): void
}

/** So far apart are the words around a stop, and two keywords: nothing is near across it. */
const stopGap = 10
const mostParts = 6

/** Tells all terms of a paper as the text goes, and returns how many words it has, each times the weight of its field. */
export function paperTerms<Word extends WrittenWord>(paper: Paper, take: TakeTerms<Word>): number {
  let length = 0
  for (let field = 0; field < topicFields.length; field++) {
    const name = topicFields[field] ?? 'title'
    const text = name === 'keywords' ? paper.keywords.join(' | ') : paper[name]
    const written = writtenWords(text, take.speak)
    length += written.words.length * fieldWeights[name]
    fieldTerms(name, field, written, take)
  }
  return length
}

function fieldTerms<Word extends WrittenWord>(
  name: TopicField,
  field: number,
  written: WrittenWords<Word>,
  take: TakeTerms<Word>,
): void {
  const { words, joints } = written
  let position = 0
  let ownField = field
  for (let at = 0; at < words.length; at++) {
    const joint = joints[at]
    const word = words[at]
    if (!word) continue
    if (name === 'abstract' && (at === 0 || joint === 'sentence'))
      ownField = tellsWork(written, at) ? field : field + 1
    if (joint === 'sentence' || joint === 'part') position += stopGap
    if (position >= wordsPerField) return
    const start = startIn(ownField, position)
    take.word(word, spanOf(start, 1))
    if (joints[at + 1] === 'hyphen') compoundTerms(written, at, start, take)
    position++
  }
}

const ours = new Set(['we', 'our', 'this', 'i'])
const telling = new Set(
  'propos present introduc develop study investigat address tackl design releas describ explore formulat examin revisit'.split(
    ' ',
  ),
)

/** Does the sentence that begins here tell what the authors did? */
function tellsWork({ words, joints }: WrittenWords, from: number): boolean {
  let isOurs = false
  for (let at = from; at < words.length; at++) {
    const { word, stem } = words[at] as WrittenWord
    if (at > from && joints[at] === 'sentence') return false
    isOurs ||= ours.has(word)
    if (isOurs && telling.has(stem)) return true
  }
  return false
}

/** `vision-language-action` is `visionlanguage` and `visionlanguageaction`, too. */
function compoundTerms<Word extends WrittenWord>(
  { words, joints }: WrittenWords<Word>,
  at: number,
  start: number,
  take: TakeTerms<Word>,
): void {
  let whole = words[at]?.word ?? ''
  for (let parts = 2; parts <= mostParts; parts++) {
    const next = words[at + parts - 1]
    if (!next || joints[at + parts - 1] !== 'hyphen') return
    whole += next.word
    // A "data-based" method is no database.
    if (next.word !== 'based') take.compound(stem(whole), spanOf(start, parts))
  }
}
