import { quantile } from '../quantile.ts'
import type { RankedPaper } from './ranking.ts'
import { similarities } from './similarity.ts'

/** The share of the trend in a paper's worth. The rest is its difference from the papers above. */
export const lambda = 0.85

/** How many of the first papers may change places. A day's list is shorter. */
export const mostReordered = 30

/** How many of the first papers are compared to measure which similarity counts fully. */
const mostMeasured = 200

/**
 * The lowest similarity that may count fully, because the 99th percentile of few papers says little. Among
 * 186 papers of one field it was .15 to .17.
 */
const leastAlike = 0.15

/**
 * Puts the first 30 papers in an order with a diverse top. The next paper is always the one with the largest
 * `.85 · score / best score − .15 · similarity to the nearest above it` (maximal marginal relevance, Carbonell
 * and Goldstein 1998). On a tie, it is the paper that stood higher. A similarity counts fully from the 99th
 * percentile of all pairs on. The first paper stays first. Papers with a given order keep it, and so do
 * those without a trend, the last ones. A paper that moves down by several places has that among its reasons.
 */
export function diversify<T extends RankedPaper>(entries: readonly T[]): T[] {
  const given = entries.filter(({ paper }) => paper.rank !== undefined)
  const others = entries.filter(({ paper }) => paper.rank === undefined)
  const first = reordered(others.filter(({ score }) => score > 0))
  return [...given, ...first, ...others.slice(first.length)]
}

function reordered<T extends RankedPaper>(trending: readonly T[]): T[] {
  const first = trending.slice(0, mostReordered)
  const best = first[0]?.score ?? 0
  const alike = similarityToFull(trending.slice(0, mostMeasured))
  const left = first.map((entry, place) => ({ entry, place, nearest: 0 }))
  const chosen: T[] = []
  while (left.length > 0) {
    const worth = left.map(({ entry, nearest }) => lambda * (entry.score / best) - (1 - lambda) * nearest)
    const [next] = left.splice(worth.indexOf(Math.max(...worth)), 1)
    if (!next) break
    chosen.push(chosen.length - next.place >= noticed ? lowered(next.entry) : next.entry)
    for (const other of left) other.nearest = Math.max(other.nearest, alike(next.place, other.place))
  }
  return chosen
}

/** After a move down by so many places, readers wonder about the votes. */
export const noticed = 3

function lowered<T extends RankedPaper>(entry: T): T {
  return { ...entry, reasons: [...entry.reasons, { kind: 'alike' }] }
}

/** How alike two papers are, from 0 to 1. `a` and `b` are their places. */
function similarityToFull(entries: readonly RankedPaper[]): (a: number, b: number) => number {
  const similarity = similarities(entries.map(({ paper }) => paper))
  const pairs = entries.flatMap((_, b) => Array.from({ length: b }, (_, a) => similarity(a, b)))
  const full = Math.max(leastAlike, quantile(pairs, 0.99))
  return (a, b) => Math.min(1, similarity(a, b) / full)
}
