import { idsOf } from '../paper/paper.ts'
import type { DistinctPaper } from '../paper/ranking/near-duplicates.ts'
import type { RankedPaper } from '../paper/ranking/ranking.ts'
import type { ClimbingPaper, EditionIds } from './edition.ts'

/** How many climbing papers an edition has, in one line each. */
const mostClimbing = 3

/** A climbing paper would be among so many of today's first. */
export const placesThatCount = 10

/**
 * Papers of earlier lists that gained votes since yesterday and would be among today's first ten. Each climbs
 * only once.
 */
export function climbingPapers(
  ranked: readonly RankedPaper[],
  list: readonly DistinctPaper[],
  earlier: readonly EditionIds[],
): ClimbingPaper[] {
  const bar = list.slice(0, placesThatCount).map(({ score }) => score)
  if (bar.length === 0) return []
  const enough = Math.min(...bar)
  const climbedBefore = new Set(earlier.flatMap(({ climbing }) => climbing))
  return ranked
    .flatMap(({ paper, score, reasons }) => {
      const since = earlier.find(({ listed }) => idsOf(paper).some((id) => listed.includes(id)))?.id
      const hasGained = reasons.some((reason) => reason.kind === 'upvotes' && (reason.gained ?? 0) > 0)
      if (!since || !hasGained || score <= 0 || score < enough || climbedBefore.has(paper.id)) return []
      return [{ paper, since, reasons }]
    })
    .slice(0, mostClimbing)
}
