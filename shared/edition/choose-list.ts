import type { Collection } from '../paper/collect-papers.ts'
import { diversify } from '../paper/diversity.ts'
import { collapseNearDuplicates, type DistinctPaper } from '../paper/near-duplicates.ts'
import type { Paper } from '../paper/paper.ts'
import type { RankedPaper } from '../paper/ranking.ts'
import { dayMs, type EpochMs } from '../time/clock.ts'

/** How many papers a day's list holds. A paper that misses it today may make it tomorrow. */
export const listSize = 20

/** How long a paper can be news after a community listed it. Later it can only climb. */
export const newsworthyMs = 3 * dayMs
const monthMs = 31 * dayMs

/**
 * A day's list: the papers with the highest trend, with near-duplicates folded together and a diverse top. If
 * no paper has any votes, or the source of the votes failed, the newest papers fill it. A list that an
 * operator wrote stays whole.
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
 * Can a paper still be news? The day on which a community listed it decides. Without one, the year and month
 * at the beginning of its arXiv id decide: arXiv announces an old paper again when another category takes it
 * in.
 */
export function isNewsworthy({ id, listedAt }: Paper, at: EpochMs): boolean {
  if (listedAt !== undefined) return at - listedAt < newsworthyMs
  const month = /^(\d{4})\.\d/.exec(id)?.[1]
  const lastMonth = new Date(at - monthMs).toISOString().slice(2, 7).replace('-', '')
  // Ids with a slash end in 2007; a title tells no age.
  return month === undefined ? !id.includes('/') || id.startsWith('title:') : month >= lastMonth
}
