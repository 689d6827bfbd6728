import { type Demand, demandOf, isMet, type LiveWording, liveWordings } from './live-wordings.ts'
import { mentionCounter } from './near-words.ts'
import { type TopicField, topicFields, type WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'

/** A paper that has enough of the words that were looked for. */
interface WordHit {
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

/** Looks for a pattern. Hits come in the order of the papers. */
export function searchWords(index: WordIndex, pattern: WordPattern): WordHit[] {
  const wordings = liveWordings(index, pattern)
  const demand = demandOf(pattern)
  // Most topics that find nothing end here.
  if (!isMet(allWords(wordings), demand)) return []
  const mentionsIn = mentionCounter(wordings, demand)
  const known = new Map<number, WordsHad>()
  const hits: WordHit[] = []
  for (const place of papersWithEnough(index, wordings, demand)) {
    const { count, weight, words, field, isTelling } = mentionsIn(place)
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

/** The papers that have enough of the words, near each other or not, ascending. */
function papersWithEnough(
  { size }: WordIndex,
  wordings: readonly LiveWording[],
  demand: Demand,
): readonly number[] {
  const [only, second] = wordings
  if (only && !second) return only.found.places
  const words = size <= scratch.length ? scratch : new Int32Array(size)
  for (const { found, words: own } of wordings) {
    const { places } = found
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0
      words[place] = (words[place] ?? 0) | own
    }
  }
  const papers: number[] = []
  const anchors = anchorsOf(wordings, demand)
  for (const { found } of anchors)
    for (const place of found.places) {
      const own = words[place] ?? 0
      if (own === 0 || !isMet(own, demand)) continue
      papers.push(place)
      // Another anchor must not name it again.
      words[place] = 0
    }
  words.fill(0, 0, size)
  return anchors.length > 1 ? papers.sort((one, other) => one - other) : papers
}

/** The words that papers have, as bits; zero between searches. */
const scratch = new Int32Array(4_096)

/** The wordings of the rarest required word: every paper has one of them. If no word is required, all wordings. */
function anchorsOf(wordings: readonly LiveWording[], { required }: Demand): readonly LiveWording[] {
  let anchors = wordings
  let fewest = Number.POSITIVE_INFINITY
  for (let rest = required; rest !== 0; rest &= rest - 1) {
    const word = rest & -rest
    let papers = 0
    for (const { words, found } of wordings) if ((words & word) !== 0) papers += found.places.length
    if (papers >= fewest) continue
    fewest = papers
    anchors = wordings.filter(({ words }) => (words & word) !== 0)
  }
  return anchors
}

function wordsHad({ typed }: WordPattern, words: number, field: number): WordsHad {
  const had = typed.filter((_, word) => (words & (2 ** word)) !== 0)
  return {
    words: [...new Set(had.flat())],
    share: had.length / typed.length,
    field: topicFields[field] ?? 'abstract',
  }
}
