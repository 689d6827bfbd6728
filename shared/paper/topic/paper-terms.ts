import type { Paper } from '../paper.ts'
import { stem } from '../stems.ts'
import { fieldWeights, spanOf, startIn, type TopicField, topicFields, wordsPerField } from './span.ts'
import { type WrittenWord, type WrittenWords, writtenWords } from './written-words.ts'

export const acronymTerm = (short: string): string => `^${short}`

/** Takes a term of a paper, with its span. */
type Add = (term: string, span: number) => void

/** So far apart are the words around a stop, and two keywords: nothing is near across it. */
const stopGap = 10
const mostParts = 6

/** Tells all terms of a paper as the text goes, and returns how many words it has, each times the weight of its field. */
export function paperTerms(paper: Paper, add: Add): number {
  let length = 0
  for (let field = 0; field < topicFields.length; field++) {
    const name = topicFields[field] ?? 'title'
    const written = writtenWords(name === 'keywords' ? paper.keywords.join(' | ') : paper[name])
    length += written.words.length * fieldWeights[name]
    fieldTerms(name, field, written, add)
  }
  return length
}

function fieldTerms(name: TopicField, field: number, written: WrittenWords, add: Add): void {
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
    add(word.stem, spanOf(start, 1))
    if (word.isAcronym) add(acronymTerm(word.stem), spanOf(start, 1))
    if (joints[at + 1] === 'hyphen') compoundTerms(written, at, start, add)
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
function compoundTerms({ words, joints }: WrittenWords, at: number, start: number, add: Add): void {
  let whole = words[at]?.word ?? ''
  for (let parts = 2; parts <= mostParts; parts++) {
    const next = words[at + parts - 1]
    if (!next || joints[at + parts - 1] !== 'hyphen') return
    whole += next.word
    // A "data-based" method is no database.
    if (next.word !== 'based') add(stem(whole), spanOf(start, parts))
  }
}
