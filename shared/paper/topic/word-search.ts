import { demandOf, isMet, type LiveWording, liveWordings } from './live-wordings.ts'
import { mentionCount, mentionsIn } from './near-words.ts'
import { papersWithEnough } from './papers-with-enough.ts'
import { type TopicField, topicFields } from './span.ts'
import type { WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'

/** A paper that has enough of the words that were looked for. */
export interface WordHit {
  /** Its place among the papers. */
  readonly place: number
  /** Over 0; only comparable within one search. */
  readonly relevance: number
  /** Papers of one search that have the same share it. */
  readonly had: WordsHad
}

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
 * Looks for a pattern. Hits come in the order of the papers.
 * @param within the places of the papers that matter, ascending; all papers if it is left out
 */
export function searchWords(index: WordIndex, pattern: WordPattern, within?: Int32Array): WordHit[] {
  const hits: WordHit[] = []
  const wordings = liveWordings(index, pattern)
  const demand = demandOf(pattern)
  // Most topics that find nothing end here.
  if (!isMet(allWords(wordings), demand)) return hits
  const counting = mentionCount(wordings, demand)
  const known = new Map<number, WordsHad>()
  const papers = within ?? papersWithEnough(index, wordings, demand)
  for (let at = 0; at < papers.length; at++) {
    const place = papers[at] ?? 0
    const { count, weight, words, field, isTelling } = mentionsIn(counting, place)
    // One mention of a single word, or of a part of a topic, says too little, if it is not where a paper tells what
    // it is about. A phrase says enough.
    if (count === 0 || (count < pattern.mentions && !isTelling)) continue
    const key = words * topicFields.length + field
    const had = known.get(key) ?? wordsHad(pattern, words, field)
    known.set(key, had)
    const norm = 1 - lengthShare + (lengthShare * (index.lengths[place] ?? 0)) / index.meanLength
    const relevance = had.share * (floor + (weight * (saturation + 1)) / (weight + saturation * norm))
    hits.push({ place, relevance, had })
  }
  return hits
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
