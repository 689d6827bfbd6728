import type { PaperId } from '../paper.ts'
import { median, quantileOfSorted } from '../quantile.ts'
import type { TopicMatch } from './topic-index.ts'

/** The trends of an edition's papers. */
export interface Trends {
  readonly byPaper: ReadonlyMap<PaperId, number>
  /** T50: the median of the scores over 0; 0 if there are none. */
  readonly median: number
}

/** An edition's trends, made once for all topics. */
export function trendsOf(byPaper: ReadonlyMap<PaperId, number>): Trends {
  return { byPaper, median: median([...byPaper.values()].filter((score) => score > 0)) }
}

/** A match with its rating, `.6·R/(R+R50) + .4·T/(T+T50)`: over 0, below 1. */
export interface RatedMatch extends TopicMatch {
  readonly rating: number
}

export const shareOfRelevance = 0.6
export const shareOfTrend = 0.4

/**
 * A topic's matches, the best first. A relevance equal to the median of the matches is worth half its share.
 * So is a trend equal to the edition's median. Without any trend, relevance alone decides. Ties are ordered
 * by id. The order of the input does not matter.
 */
export function selectByTopic(matches: readonly TopicMatch[], trend: Trends): readonly RatedMatch[] {
  const before = known.get(matches)
  if (before?.trend === trend) return before.rated
  const rated = rate(matches, trend)
  known.set(matches, { trend, rated })
  return rated
}

/** An index answers many readers with the same list. */
const known = new WeakMap<
  readonly TopicMatch[],
  { readonly trend: Trends; readonly rated: readonly RatedMatch[] }
>()

/** Numbers to be sorted. All selections share them, because none lasts longer than a call. */
let numbers = new Float64Array(4_096)

function rate(matches: readonly TopicMatch[], trend: Trends): readonly RatedMatch[] {
  const { length } = matches
  if (length === 0) return none
  if (numbers.length < length) numbers = new Float64Array(2 * length)
  const sorted = numbers.subarray(0, length)
  let at = 0
  for (const { relevance } of matches) sorted[at++] = relevance
  const usual = quantileOfSorted(inAscendingOrder(sorted), 0.5)
  const rated: RatedMatch[] = []
  for (const { paper, relevance, why } of matches) {
    const rating =
      shareOfRelevance * againstMedian(relevance, usual) +
      shareOfTrend * againstMedian(trend.byPaper.get(paper.id) ?? 0, trend.median)
    rated.push({ paper, relevance, why, rating })
  }
  return length <= few ? fewInOrder(rated) : inOrder(rated, sorted)
}

const none: readonly RatedMatch[] = []

/** So few are in order sooner than a general sort has begun. Most topics find no more. */
const few = 24

function inAscendingOrder(numbers: Float64Array): Float64Array {
  if (numbers.length > few) return numbers.sort()
  for (let next = 1; next < numbers.length; next++) {
    const one = numbers[next] ?? 0
    let at = next
    for (; at > 0 && (numbers[at - 1] ?? 0) > one; at--) numbers[at] = numbers[at - 1] ?? 0
    numbers[at] = one
  }
  return numbers
}

/** The best first, of equal ones the smaller id. */
function fewInOrder(rated: RatedMatch[]): readonly RatedMatch[] {
  for (let next = 1; next < rated.length; next++) {
    const one = rated[next] as RatedMatch
    let at = next
    for (; at > 0 && isBefore(one, rated[at - 1] as RatedMatch); at--) rated[at] = rated[at - 1] as RatedMatch
    rated[at] = one
  }
  return rated
}

function isBefore(one: RatedMatch, other: RatedMatch): boolean {
  return one.rating === other.rating ? one.paper.id < other.paper.id : one.rating > other.rating
}

/**
 * The best first, of equal ones the smaller id. To sort plain numbers and then look each one up takes a third of what it
 * takes to sort the matches.
 */
function inOrder(rated: readonly RatedMatch[], sorted: Float64Array): readonly RatedMatch[] {
  let at = 0
  for (const { rating } of rated) sorted[at++] = -rating
  sorted.sort()
  const ordered: RatedMatch[] = rated.slice()
  const taken = new Uint32Array(rated.length)
  for (const match of rated) {
    const first = firstFrom(sorted, -match.rating)
    const before = taken[first] ?? 0
    ordered[first + before] = match
    taken[first] = before + 1
  }
  for (let first = 0; first < ordered.length; first += taken[first] ?? 1) {
    const same = taken[first] ?? 1
    if (same === 1) continue
    const ties = ordered.slice(first, first + same).sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1))
    for (let tie = 0; tie < same; tie++) ordered[first + tie] = ties[tie] as RatedMatch
  }
  return ordered
}

/** Where in ascending numbers the first is that is no less. */
function firstFrom(sorted: Float64Array, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** 0 for nothing, a half for the median, towards 1 for far more. */
function againstMedian(value: number, usual: number): number {
  return value > 0 ? value / (value + usual) : 0
}
