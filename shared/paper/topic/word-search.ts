import { isSameMeaning } from './meaning.ts'
import { occurrencesOf, onlyWhere } from './occurrences.ts'
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
  const papers = papersWithEnough(wordings, demand)
  const found = foundIn(papers, wordings)
  return papers.flatMap((place, at) => {
    const groups = groupsOf(found[at] ?? [], wordings, demand)
    return isEnough(groups, pattern.mentions) ? [hitOf(index, pattern, place, groups)] : []
  })
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
  for (const { found, words: own } of wordings)
    eachShared(candidates, found.places, (at) => {
      words[at] = (words[at] ?? 0) | own
    })
  return candidates.filter((_, at) => isMet(words[at] ?? 0, demand))
}

/** Walks along two ascending lists, and names the places of what they share. */
function eachShared(
  some: readonly number[],
  others: readonly number[],
  use: (at: number, other: number) => void,
): void {
  let other = 0
  for (let at = 0; at < some.length && other < others.length; at++) {
    const wanted = some[at] ?? 0
    while (other < others.length && (others[other] ?? 0) < wanted) other++
    if (others[other] === wanted) use(at, other)
  }
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

/**
 * What papers have of the words, in their order. Each is one number, because there are many: a span, and after it
 * the wording.
 */
function foundIn(papers: readonly number[], wordings: readonly Live[]): readonly (readonly number[])[] {
  const found = papers.map((): number[] => [])
  wordings.forEach(({ found: { places, ends, spans } }, wording) => {
    eachShared(papers, places, (at, other) => {
      const end = ends[other] ?? 0
      for (let span = ends[other - 1] ?? 0; span < end; span++)
        found[at]?.push((spans[span] ?? 0) * mostWordings + wording)
    })
  })
  // Those of one wording are in order.
  if (wordings.length > 1) for (const each of found) if (each.length > 1) each.sort((a, b) => a - b)
  return found
}

/** Eight words are written in fewer ways. */
const mostWordings = 2 ** 8

/** Words of a topic that stand near each other. */
interface Group {
  readonly start: number
  readonly end: number
  readonly words: number
  /** Is a word left out? */
  readonly isPart: boolean
}

/** The places in a paper where enough of the words stand near each other, none of them in two. */
function groupsOf(found: readonly number[], wordings: readonly Live[], demand: Demand): Group[] {
  const groups: Group[] = []
  let free = 0
  for (let first = 0; first < found.length; first++) {
    if (startOf(Math.floor((found[first] ?? 0) / mostWordings)) < free) continue
    const group = groupFrom(found, first, wordings, demand)
    if (!group) continue
    groups.push(group)
    free = group.end
  }
  return groups
}

function groupFrom(
  found: readonly number[],
  first: number,
  wordings: readonly Live[],
  demand: Demand,
): Group | undefined {
  let [begin, end, words, others] = [0, 0, 0, 0]
  let isPart = false
  for (let next = first; next < found.length; next++) {
    const one = found[next] ?? 0
    const span = Math.floor(one / mostWordings)
    const start = startOf(span)
    if (next === first) begin = start
    else others += Math.max(0, start - end)
    if (others > slack) return undefined
    end = Math.max(end, start + lengthOf(span))
    const wording = wordings[one % mostWordings]
    words |= wording?.words ?? 0
    isPart ||= wording?.isPart ?? false
    if (isMet(words, demand)) return { start: begin, end, words, isPart: isPart || words !== demand.all }
  }
  return undefined
}

/**
 * One mention of a single word, or of a part of a topic, says too little, if it is not where a paper tells what it
 * is about. A phrase says enough.
 */
function isEnough(groups: readonly Group[], mentions: number): boolean {
  if (groups.length === 0) return false
  return (
    groups.length >= mentions ||
    groups.some(({ start, end, isPart }) => isTold(start) || (!isPart && end - start > 1))
  )
}

function hitOf(index: WordIndex, { typed }: WordPattern, place: number, groups: readonly Group[]): WordHit {
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
    words: [...new Set(had.flat())],
    field: topicFields[field] ?? 'abstract',
  }
}
