import { isSameMeaning } from './meaning.ts'
import { occurrencesOf, onlyWhere, spansIn } from './occurrences.ts'
import {
  fieldOf,
  fieldWeights,
  isTold,
  lengthOf,
  type Occurrences,
  startOf,
  type TopicField,
  topicFields,
  type WordIndex,
} from './word-index.ts'
import type { Wording, WordPattern } from './word-pattern.ts'

/** A paper that has enough of the words that were looked for. */
export interface WordHit {
  /** Its place among the papers. */
  readonly place: number
  /** Over 0; only comparable within one search. */
  readonly relevance: number
  /** Which of the topic's words it has, by their places. */
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

/** Looks for a pattern. Hits come in the order of the papers. */
export function searchWords(index: WordIndex, pattern: WordPattern): WordHit[] {
  const wordings = pattern.wordings.flatMap((wording): Live[] => {
    const found = meantOccurrences(index, wording)
    const words = 2 ** wording.to - 2 ** wording.from
    return found ? [{ found, words, isPart: wording.isPart ?? false }] : []
  })
  const demand = demandOf(pattern)
  const hits: WordHit[] = []
  for (const place of papersWithEnough(wordings, demand)) {
    const groups = groupsOf(wordsOf(wordings, place), demand)
    if (isEnough(groups, pattern.mentions)) hits.push(hitOf(index, pattern, place, groups))
  }
  return hits
}

/** A wording that occurs. */
interface Live {
  readonly found: Occurrences
  /** A bit for each word that it stands for. */
  readonly words: number
  readonly isPart: boolean
}

function meantOccurrences(
  index: WordIndex,
  { terms, acronym, isCompound }: Wording,
): Occurrences | undefined {
  const all = occurrencesOf(index, terms)
  if (!all) return undefined
  if (isCompound) return onlyWhere(all, (_, span) => lengthOf(span) > 1)
  const meanings = acronym && index.meanings.get(acronym.short)
  if (!meanings) return all
  return onlyWhere(all, (place) => {
    const own = meanings.get(place)
    return own === undefined || isSameMeaning(own, acronym.meaning)
  })
}

/** Words as bits. */
interface Demand {
  readonly size: number
  readonly all: number
  readonly required: number
  readonly needed: number
}

function demandOf({ typed, required, needed }: WordPattern): Demand {
  const bits = required.reduce((sum, is, word) => (is ? sum + 2 ** word : sum), 0)
  return { size: typed.length, all: 2 ** typed.length - 1, required: bits, needed }
}

function isMet(words: number, { all, required, needed }: Demand): boolean {
  if (words === all) return true
  if ((words & required) !== required) return false
  let count = 0
  for (let rest = words; rest > 0; rest &= rest - 1) count++
  return count >= needed
}

/** The papers that have enough of the words, near each other or not, ascending. */
function papersWithEnough(wordings: readonly Live[], demand: Demand): readonly number[] {
  const candidates = candidatesOf(wordings, demand)
  const words = new Uint32Array(candidates.length)
  for (const { found, words: own } of wordings) {
    const { places } = found
    let next = 0
    // Both lists ascend, so one walk along both finds what they share.
    for (let at = 0; at < candidates.length && next < places.length; at++) {
      const place = candidates[at] ?? 0
      while ((places[next] ?? Number.POSITIVE_INFINITY) < place) next++
      if (places[next] === place) words[at] = (words[at] ?? 0) | own
    }
  }
  return candidates.filter((_, at) => isMet(words[at] ?? 0, demand))
}

/** The papers with the rarest required word. If none is required and one may be missing, with one of the two rarest. */
function candidatesOf(wordings: readonly Live[], { size, required }: Demand): readonly number[] {
  const words = Array.from({ length: size }, (_, word) => 2 ** word)
    .filter((bit) => required === 0 || (required & bit) !== 0)
    .map((bit) => ({ bit, papers: papersWith(wordings, bit) }))
    .sort((a, b) => a.papers - b.papers)
  const anchors = words.slice(0, required === 0 ? 2 : 1).reduce((sum, { bit }) => sum | bit, 0)
  const lists = wordings.filter(({ words }) => (words & anchors) !== 0).map(({ found }) => found.places)
  const [only] = lists
  if (lists.length < 2) return only ?? []
  return [...new Set(lists.flat())].sort((a, b) => a - b)
}

function papersWith(wordings: readonly Live[], bit: number): number {
  let papers = 0
  for (const { words, found } of wordings) if ((words & bit) !== 0) papers += found.places.length
  return papers
}

/** Words of a topic that stand somewhere in a paper. */
interface Found {
  readonly start: number
  readonly end: number
  readonly words: number
  /** Is a word left out? */
  readonly isPart: boolean
}

/** What a paper has of the words, in its order. */
function wordsOf(wordings: readonly Live[], place: number): Found[] {
  const found: Found[] = []
  for (const { found: where, words, isPart } of wordings)
    for (const span of spansIn(where, place)) {
      const start = startOf(span)
      found.push({ start, end: start + lengthOf(span), words, isPart })
    }
  return found.sort((a, b) => a.start - b.start)
}

/** The places in a paper where enough of the words stand near each other, none of them in two. */
function groupsOf(found: readonly Found[], demand: Demand): Found[] {
  const groups: Found[] = []
  for (let first = 0; first < found.length; first++) {
    const group = groupFrom(found, first, demand)
    if (!group) continue
    groups.push(group)
    while ((found[first + 1]?.start ?? Number.POSITIVE_INFINITY) < group.end) first++
  }
  return groups
}

function groupFrom(found: readonly Found[], first: number, demand: Demand): Found | undefined {
  const begin = found[first]
  if (!begin) return undefined
  let { end, words, isPart } = begin
  let others = 0
  for (let next = first + 1; !isMet(words, demand); next++) {
    const more = found[next]
    if (!more) return undefined
    others += Math.max(0, more.start - end)
    if (others > slack) return undefined
    end = Math.max(end, more.end)
    words |= more.words
    isPart ||= more.isPart
  }
  return { start: begin.start, end, words, isPart: isPart || words !== demand.all }
}

/**
 * One mention of a single word, or of a part of a topic, says too little, if it is not where a paper tells what it
 * is about. A phrase says enough.
 */
function isEnough(groups: readonly Found[], mentions: number): boolean {
  if (groups.length === 0) return false
  return (
    groups.length >= mentions ||
    groups.some(({ start, end, isPart }) => isTold(start) || (!isPart && end - start > 1))
  )
}

function hitOf(index: WordIndex, { typed }: WordPattern, place: number, groups: readonly Found[]): WordHit {
  let [count, words, field] = [0, 0, topicFields.length - 1]
  for (const group of groups) {
    const own = fieldOf(group.start)
    count += fieldWeights[topicFields[own] ?? 'abstract']
    words |= group.words
    field = Math.min(field, own)
  }
  const had = typed.filter((_, word) => (words & (2 ** word)) !== 0)
  const norm = 1 - lengthShare + (lengthShare * (index.lengths[place] ?? 0)) / index.meanLength
  const share = had.length / typed.length
  return {
    place,
    relevance: share * (floor + (count * (saturation + 1)) / (count + saturation * norm)),
    words: [...new Set(had)],
    field: topicFields[field] ?? 'abstract',
  }
}
