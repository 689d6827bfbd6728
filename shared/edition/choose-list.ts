import type { Paper } from '../paper/paper.ts'
import { diversify } from '../paper/ranking/diversity.ts'
import { collapseNearDuplicates, type DistinctPaper } from '../paper/ranking/near-duplicates.ts'
import type { RankedPaper } from '../paper/ranking/ranking.ts'
import type { Collection } from '../paper/source/collect-papers.ts'
import { lastChance } from './last-chance.ts'

/** How many papers a day's list holds. A paper that misses it today may make it tomorrow. */
export const listSize = 20

/**
 * A day's list: first the papers with the highest trend, with near-duplicates folded together and a diverse
 * top, then those that have their last chance. If no paper has any votes, or the source of the votes failed,
 * the list keeps the order of papers without votes. A list that an operator wrote stays whole.
 */
export function chooseList(
  fresh: readonly RankedPaper[],
  collection: Pick<Collection, 'results' | 'repeats'>,
  isNews: (paper: Paper) => boolean,
): DistinctPaper[] {
  if (collection.repeats) return diversify(collapseNearDuplicates(fresh))
  const newsworthy = fresh.filter(({ paper }) => isNews(paper))
  const trending = newsworthy.filter(({ score }) => score > 0)
  const votesFailed = collection.results.some(
    ({ source, outcome }) => source === 'huggingface' && outcome === 'failed',
  )
  const isByRecency = trending.length === 0 || votesFailed
  const inOrder = diversify(collapseNearDuplicates(isByRecency ? newsworthy : trending))
  return (isByRecency ? inOrder : lastChance(inOrder)).slice(0, listSize)
}
