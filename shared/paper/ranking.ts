import { type EpochMs, hourMs } from '../time/clock.ts'
import type { Paper } from './paper.ts'

/** Why a paper is where it is, as data: the language's catalogue puts it into words. */
export type Reason =
  | { readonly kind: 'upvotes'; readonly count: number }
  | { readonly kind: 'given-order'; readonly rank: number }

export interface RankedPaper {
  readonly paper: Paper
  /** The trend: larger comes first, except before a given order. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** After this time a vote weighs half. */
const halfLifeHours = 48

/**
 * Papers in the order of an edition: those with a `rank` in that order, then the others by trend,
 * `ln(1 + upvotes) · 2^(−age / 48 h)`, ties by id. Age counts from the day a paper was listed to `at`, the edition's
 * day; without a listing it is 0. Unknown upvotes add nothing, and are no reason either. The order of the input does
 * not matter.
 */
export function rankPapers(papers: readonly Paper[], at: EpochMs): RankedPaper[] {
  return papers
    .map((paper) => ({
      paper,
      score: trend(paper, at),
      reasons: reasons(paper),
    }))
    .sort(inOrder)
}

function trend(paper: Paper, at: EpochMs): number {
  // A listing "tomorrow" (the list's day is New York's) must not make a paper younger than new.
  const ageHours = Math.max(0, at - (paper.listedAt ?? at)) / hourMs
  return Math.log1p(paper.signals.upvotes ?? 0) * 2 ** (-ageHours / halfLifeHours)
}

function reasons({ rank, signals }: Paper): Reason[] {
  const found: Reason[] = []
  if (rank !== undefined) found.push({ kind: 'given-order', rank })
  if (signals.upvotes) found.push({ kind: 'upvotes', count: signals.upvotes })
  return found
}

function inOrder(a: RankedPaper, b: RankedPaper): number {
  const [rankA, rankB] = [a.paper.rank ?? Infinity, b.paper.rank ?? Infinity]
  if (rankA !== rankB) return rankA - rankB
  if (rankA === Infinity && a.score !== b.score) return b.score - a.score
  if (a.paper.id !== b.paper.id) return a.paper.id < b.paper.id ? -1 : 1
  return b.score - a.score
}
