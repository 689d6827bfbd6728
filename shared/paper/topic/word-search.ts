import {
  fieldOf,
  fieldWeights,
  isTold,
  lengthOf,
  type Occurrences,
  phraseOccurrences,
  startOf,
  type TopicField,
  together,
  topicFields,
  type WordIndex,
} from './word-index.ts'
import { isSameMeaning } from './acronyms.ts'
import type { Wording, WordPattern } from './word-pattern.ts'

/** A paper that has enough of the words that were looked for. */
export interface WordHit {
  /** Its place among the papers. */
  readonly place: number
  /** Over 0; only comparable within one search. */
  readonly relevance: number
  /** Which of the words it has, by their places. */
  readonly words: readonly number[]
  /** The weightiest field that has them. */
  readonly field: TopicField
}

// BM25+ (Lv and Zhai, CIKM 2011) over the fields as one weighted text. `floor` is the worth of an occurrence in a
// text of any length.
const saturation = 1.2
const lengthShare = 0.75
const floor = 0.5

/** How many other words may stand among those of a topic. */
const slack = 2

interface Found {
  readonly start: number
  readonly end: number
  /** A bit for each word of the topic. */
  readonly words: number
  /** Is a word left out? */
  readonly isPart: boolean
}

/** Looks for a pattern. Hits come in the order of the papers. */
export function searchWords(index: WordIndex, pattern: WordPattern): WordHit[] {
  const all = pattern.wordings.map((wording) => occurrencesOf(index, wording))
  const bits = pattern.wordings.map(({ from, to }) => 2 ** to - 2 ** from)
  const required = pattern.required.reduce((sum, is, word) => (is ? sum + 2 ** word : sum), 0)
  const byWord = pattern.required.map((_, word) => papersWith(pattern, all, word))
  const rarity = byWord.map((papers) => rarityOf(papers.size, index.size))
  const meanLength = index.lengths.reduce((sum, length) => sum + length, 0) / index.size
  const hits: WordHit[] = []
  const cursors = all.map(() => 0)
  for (const place of candidatesOf(byWord, pattern)) {
    const found: Found[] = []
    all.forEach(({ places, spans }, at) => {
      let cursor = cursors[at] ?? 0
      while (cursor < places.length && (places[cursor] ?? 0) < place) cursor++
      for (; places[cursor] === place; cursor++) {
        const span = spans[cursor] ?? 0
        const [start, length] = [startOf(span), lengthOf(span)]
        found.push({ start, end: start + length, words: bits[at] ?? 0, isPart: pattern.wordings[at]?.isPart ?? false })
      }
      cursors[at] = cursor
    })
    found.sort((a, b) => a.start - b.start)
    const groups = groupsOf(found, required, pattern)
    const [first] = groups
    if (!first || !isEnough(groups, pattern)) continue
    const words = groups.reduce((sum, group) => sum | group.words, 0)
    const count = groups.reduce((sum, { start }) => sum + fieldWeights[topicFields[fieldOf(start)] ?? 'abstract'], 0)
    const norm = 1 - lengthShare + (lengthShare * (index.lengths[place] ?? 0)) / meanLength
    const places = pattern.typed.flatMap((_, word) => (words & (2 ** word) ? [word] : []))
    const rare = places.reduce((sum, word) => sum + (rarity[word] ?? 0), 0)
    hits.push({
      place,
      relevance: rare * (floor + (count * (saturation + 1)) / (count + saturation * norm)),
      words: [...new Set(places.flatMap((word) => pattern.typed[word] ?? []))],
      field: topicFields[fieldOf(first.start)] ?? 'abstract',
    })
  }
  return hits
}

function rarityOf(having: number, size: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5))
}

function occurrencesOf(index: WordIndex, { terms, acronym, isCompound }: Wording): Occurrences {
  const all = phraseOccurrences(index, terms)
  const found = isCompound ? onlyCompounds(all) : all
  const meanings = acronym && index.meanings.get(acronym.short)
  if (!meanings) return found
  const isMeant = (place: number): boolean => {
    const own = meanings.get(place)
    return own === undefined || isSameMeaning(own, acronym.meaning)
  }
  const kept = found.places.map(isMeant)
  return {
    places: found.places.filter((_, at) => kept[at]),
    spans: found.spans.filter((_, at) => kept[at]),
  }
}

function onlyCompounds({ places, spans }: Occurrences): Occurrences {
  const kept = spans.map((span) => lengthOf(span) > 1)
  return { places: places.filter((_, at) => kept[at]), spans: spans.filter((_, at) => kept[at]) }
}

function papersWith(pattern: WordPattern, all: readonly Occurrences[], word: number): Set<number> {
  const papers = new Set<number>()
  pattern.wordings.forEach(({ from, to }, at) => {
    if (word >= from && word < to) for (const place of all[at]?.places ?? []) papers.add(place)
  })
  return papers
}

/** The papers that have enough of the words, near each other or not, ascending. */
function candidatesOf(byWord: readonly ReadonlySet<number>[], { needed, required }: WordPattern): number[] {
  const counts = new Map<number, number>()
  for (const papers of byWord) for (const place of papers) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts]
    .filter(([place, count]) => count >= needed && byWord.every((papers, word) => !required[word] || papers.has(place)))
    .map(([place]) => place)
    .sort((a, b) => a - b)
}

/** The places in a paper where enough of the words stand near each other, none in two of them. */
function groupsOf(found: readonly Found[], required: number, { needed, typed }: WordPattern): Found[] {
  const every = 2 ** typed.length - 1
  const groups: Found[] = []
  for (let first = 0; first < found.length; first++) {
    const begin = found[first]
    if (!begin) break
    let { end, words, isPart } = begin
    let gaps = 0
    let last = first
    let isFull = isWhole(words, required, needed)
    for (let next = first + 1; next < found.length && !isFull; next++) {
      const more = found[next]
      if (!more) break
      gaps += Math.max(0, more.start - end)
      if (gaps > slack) break
      end = Math.max(end, more.end)
      words |= more.words
      isPart ||= more.isPart
      last = next
      isFull = isWhole(words, required, needed)
    }
    if (!isFull) continue
    groups.push({ start: begin.start, end, words, isPart: isPart || words !== every })
    first = last
    while ((found[first + 1]?.start ?? Number.POSITIVE_INFINITY) < end) first++
  }
  return groups
}

function isWhole(words: number, required: number, needed: number): boolean {
  return (words & required) === required && bitCount(words) >= needed
}

function bitCount(words: number): number {
  let count = 0
  for (let rest = words; rest > 0; rest &= rest - 1) count++
  return count
}

function isEnough(groups: readonly Found[], { mentions }: WordPattern): boolean {
  return groups.length >= mentions || groups.some(({ start, end, isPart }) => isTold(start) || (!isPart && end - start > 1))
}
