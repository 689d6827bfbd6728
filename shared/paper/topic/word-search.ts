import { demandOf, isMet, type LiveWording, liveWordings } from './live-wordings.ts'
import { mentionCount, mentionsIn } from './near-words.ts'
import { papersWithEnough } from './papers-with-enough.ts'
import { type TopicField, topicFields } from './span.ts'
import type { WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'

/**
 * Takes a paper that has enough of the words that were looked for: its place among the papers, its relevance (over 0; only
 * comparable within one search), and what it has, which papers of one search share.
 */
export type TakeHit = (place: number, relevance: number, had: WordsHad) => void

/** What a paper has of a topic. */
export interface WordsHad {
  /** Which of the topic's words, by their places. */
  readonly words: readonly number[]
  /** Their share of all words. */
  readonly share: number
  /** The weightiest field that has them. */
  readonly field: TopicField
}

// BM25+ (Lv and Zhai, CIKM 2011) over the fields as one weighted text. `floor` is the worth of an occurrence in a
// text of any length.
const saturation = 1.2
const lengthShare = 0.75
const floor = 0.5

/**
 * Looks for a pattern. Hits are taken in the order of the papers, so that none is made that nobody keeps.
 * @param within the places of the papers that matter, ascending; all papers if it is left out
 */
export function searchWords(
  index: WordIndex,
  pattern: WordPattern,
  take: TakeHit,
  within?: Int32Array,
): void {
  const wordings = liveWordings(index, pattern)
  const demand = demandOf(pattern)
  // Most topics that find nothing end here.
  if (!isMet(allWords(wordings), demand)) return
  const counting = mentionCount(wordings, demand)
  // Of hundreds of papers most have the same.
  const keys: number[] = []
  const known: WordsHad[] = []
  const papers = within ?? papersWithEnough(index, wordings, demand)
  for (let at = 0; at < papers.length; at++) {
    const place = papers[at] ?? 0
    const { count, weight, words, field, isTelling } = mentionsIn(counting, place)
    // One mention of a single word, or of a part of a topic, says too little, if it is not where a paper tells what
    // it is about. A phrase says enough.
    if (count === 0 || (count < pattern.mentions && !isTelling)) continue
    const key = words * topicFields.length + field
    const had = known[keys.indexOf(key)] ?? wordsHad(pattern, words, field)
    if (!known.includes(had)) {
      keys.push(key)
      known.push(had)
    }
    const norm = 1 - lengthShare + (lengthShare * (index.lengths[place] ?? 0)) / index.meanLength
    const relevance = had.share * (floor + (weight * (saturation + 1)) / (weight + saturation * norm))
    take(place, relevance, had)
  }
}

function allWords(wordings: readonly LiveWording[]): number {
  let all = 0
  for (const { words } of wordings) all |= words
  return all
}

function wordsHad({ typed }: WordPattern, words: number, field: number): WordsHad {
  const had = typed.filter((_, word) => (words & (2 ** word)) !== 0)
  return {
    words: [...new Set(had.flat())],
    share: had.length / typed.length,
    field: topicFields[field] ?? 'abstract',
  }
}
