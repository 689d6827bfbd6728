import type { Collection } from '../paper/collect-papers.ts'
import { diversify } from '../paper/diversity.ts'
import { collapseNearDuplicates, type DistinctPaper } from '../paper/near-duplicates.ts'
import type { Paper } from '../paper/paper.ts'
import type { RankedPaper } from '../paper/ranking.ts'
import { dayMs, type EpochMs } from '../time/clock.ts'

/** How many papers a day's list holds. What does not make it today may make it tomorrow. */
export const listSize = 20

/** How long after a community listed it a paper can still be news; later it can only climb. */
export const newsworthyMs = 3 * dayMs
const monthMs = 31 * dayMs

/**
 * A day's list: the papers with the highest trend, near-duplicates folded together, the first ones diverse. Where no
 * paper has any votes, or the source of the votes failed, the newest fill it. A list that an operator wrote stands whole.
 */
export function chooseList(
  fresh: readonly RankedPaper[],
  collection: Pick<Collection, 'results' | 'repeats'>,
  at: EpochMs,
): DistinctPaper[] {
  if (collection.repeats) return diversify(collapseNearDuplicates(fresh))
  const newsworthy = fresh.filter(({ paper }) => isNewsworthy(paper, at))
  const trending = newsworthy.filter(({ score }) => score > 0)
  const votesFailed = collection.results.some(
    ({ source, outcome }) => source === 'huggingface' && outcome === 'failed',
  )
  const candidates = trending.length === 0 || votesFailed ? newsworthy : trending
  return diversify(collapseNearDuplicates(candidates)).slice(0, listSize)
}

/**
 * Can a paper still be news? By the day a community listed it; else by arXiv's id, which begins with its year and month:
 * an archive announces old papers again when another category takes them in.
 */
export function isNewsworthy({ id, listedAt }: Paper, at: EpochMs): boolean {
  if (listedAt !== undefined) return at - listedAt < newsworthyMs
  const month = /^(\d{4})\.\d/.exec(id)?.[1]
  const lastMonth = new Date(at - monthMs).toISOString().slice(2, 7).replace('-', '')
  // Ids with a slash end in 2007; a title tells no age.
  return month === undefined ? !id.includes('/') || id.startsWith('title:') : month >= lastMonth
}
