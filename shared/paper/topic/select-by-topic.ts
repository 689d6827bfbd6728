import type { PaperId } from '../paper.ts'
import { median } from '../quantile.ts'
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

function rate(matches: readonly TopicMatch[], trend: Trends): RatedMatch[] {
  const usual = median(matches.map(({ relevance }) => relevance))
  return matches
    .map(({ paper, relevance, why }) => ({
      paper,
      relevance,
      why,
      rating:
        shareOfRelevance * againstMedian(relevance, usual) +
        shareOfTrend * againstMedian(trend.byPaper.get(paper.id) ?? 0, trend.median),
    }))
    .sort((a, b) => b.rating - a.rating || (a.paper.id < b.paper.id ? -1 : 1))
}

/** 0 for nothing, a half for the median, towards 1 for far more. */
function againstMedian(value: number, usual: number): number {
  return value > 0 ? value / (value + usual) : 0
}
