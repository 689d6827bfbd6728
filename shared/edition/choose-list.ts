import type { Paper } from '../paper/paper.ts'
import { diversify } from '../paper/ranking/diversity.ts'
import { collapseNearDuplicates, type DistinctPaper } from '../paper/ranking/near-duplicates.ts'
import type { RankedPaper } from '../paper/ranking/ranking.ts'
import type { Collection } from '../paper/source/collect-papers.ts'
import { lastChance } from './last-chance.ts'

/** How many papers a day's list holds. A paper that misses it today may make it tomorrow. */
export const listSize = 20

/**
 * A day's list: the papers with the highest trend and those that have their last chance, with near-duplicates
 * folded together and a diverse top. If nobody's upvotes are known, because no source tells any or theirs failed,
 * papers without votes fill the list in their own order, after those that have points. A list that an operator
 * wrote stays whole.
 */
export function chooseList(
  fresh: readonly RankedPaper[],
  collection: Pick<Collection, 'results' | 'repeats'>,
  isNews: (paper: Paper) => boolean,
): DistinctPaper[] {
  if (collection.repeats) return diversify(collapseNearDuplicates(fresh))
  const newsworthy = fresh.filter(({ paper }) => isNews(paper))
  const votesFailed = collection.results.some(
    ({ source, outcome }) => source === 'huggingface' && outcome === 'failed',
  )
  const hasUpvotes = newsworthy.some(({ paper }) => (paper.signals.upvotes ?? 0) > 0)
  if (votesFailed || !hasUpvotes) return diversify(collapseNearDuplicates(newsworthy)).slice(0, listSize)
  const trending = newsworthy.filter(({ score }) => score > 0)
  return lastChance(diversify(collapseNearDuplicates(trending)), listSize)
}
