import { demandOf, isMet, type LiveWording, liveWordings } from './live-wordings.ts'
import { mentionCount, mentionsIn } from './near-words.ts'
import { papersWithEnough } from './papers-with-enough.ts'
import { type TopicField, topicFields } from './span.ts'
import type { WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'

/** The papers that have enough of the words that were looked for, in their order, as rows of plain numbers. */
export interface Hits {
  count: number
  /** Places among the papers. */
  places: Int32Array
  /** Over 0; only comparable within one search. */
  relevances: Float64Array
  /** What each has, by its place in `had`. */
  kinds: Int32Array
  /** What papers of this search have. Of hundreds of papers most have the same. */
  readonly had: WordsHad[]
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

/** No search lasts longer than a call, so all share these. */
const hits: Hits = { ...rows(1_024), count: 0, had: [] }
/** For each of `had`: words and field, as one number. */
const keys: number[] = []

function rows(length: number): Pick<Hits, 'places' | 'relevances' | 'kinds'> {
  return {
    places: new Int32Array(length),
    relevances: new Float64Array(length),
    kinds: new Int32Array(length),
  }
}

/**
 * Looks for a pattern. The next search overwrites what this one returns.
 * @param within the places of the papers that matter, ascending; all papers if it is left out
 */
export function searchWords(index: WordIndex, pattern: WordPattern, within?: Int32Array): Hits {
  hits.count = 0
  hits.had.length = 0
  keys.length = 0
  const wordings = liveWordings(index, pattern)
  const demand = demandOf(pattern)
  // Most topics that find nothing end here.
  if (!isMet(allWords(wordings), demand)) return hits
  const papers = within ?? papersWithEnough(index, wordings, demand)
  if (hits.places.length < papers.length) Object.assign(hits, rows(2 * papers.length))
  const counting = mentionCount(wordings, demand)
  for (let at = 0; at < papers.length; at++) {
    const place = papers[at] ?? 0
    const { count, weight, words, field, isTelling } = mentionsIn(counting, place)
    // One mention of a single word, or of a part of a topic, says too little, if it is not where a paper tells what
    // it is about. A phrase says enough.
    if (count === 0 || (count < pattern.mentions && !isTelling)) continue
    const kind = kindOf(pattern, words, field)
    const share = hits.had[kind]?.share ?? 0
    const norm = 1 - lengthShare + (lengthShare * (index.lengths[place] ?? 0)) / index.meanLength
    hits.places[hits.count] = place
    hits.relevances[hits.count] = share * (floor + (weight * (saturation + 1)) / (weight + saturation * norm))
    hits.kinds[hits.count] = kind
    hits.count++
  }
  return hits
}

function kindOf(pattern: WordPattern, words: number, field: number): number {
  const key = words * topicFields.length + field
  const known = keys.indexOf(key)
  if (known >= 0) return known
  hits.had.push(wordsHad(pattern, words, field))
  return keys.push(key) - 1
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
