import type { PaperId } from './paper.ts'
import { median } from './quantile.ts'
import type { TopicMatch } from './topic-index.ts'

/** What an edition says of its papers' trend. */
export interface Trends {
  readonly byPaper: ReadonlyMap<PaperId, number>
  /** T50: of the scores over 0; 0 where there are none. */
  readonly median: number
}

/** Made once for an edition, for all its topics. */
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
 * A topic's matches, the best first. A relevance as large as the matches' median is worth half its share, a trend as
 * large as the edition's median likewise; without any trend, relevance alone decides. Ties by id. The order of the input
 * does not matter.
 */
export function selectByTopic(matches: readonly TopicMatch[], trend: Trends): RatedMatch[] {
  const usual = median(matches.map(({ relevance }) => relevance))
  return matches
    .map((match) => ({
      ...match,
      rating:
        shareOfRelevance * againstMedian(match.relevance, usual) +
        shareOfTrend * againstMedian(trend.byPaper.get(match.paper.id) ?? 0, trend.median),
    }))
    .sort((a, b) => b.rating - a.rating || (a.paper.id < b.paper.id ? -1 : 1))
}

/** 0 for nothing, a half for the median, towards 1 for far more. */
function againstMedian(value: number, usual: number): number {
  return value > 0 ? value / (value + usual) : 0
}
