import { idsOf, type Paper } from '../paper/paper.ts'
import type { DistinctPaper } from '../paper/ranking/near-duplicates.ts'
import type { RankedPaper } from '../paper/ranking/ranking.ts'
import type { ClimbingPaper, EditionIds } from './edition.ts'

/** How many climbing papers an edition has, in one line each. */
const mostClimbing = 3

/** A climbing paper would be among so many of today's first. */
export const placesThatCount = 10

/**
 * Papers of earlier lists that gained votes since yesterday, and whose votes of the next 24 h should be as many as
 * those of today's first ten. Each climbs only once.
 */
export function climbingPapers(
  ranked: readonly RankedPaper[],
  list: readonly DistinctPaper[],
  earlier: readonly EditionIds[],
  momentumOf: (paper: Paper) => number,
): ClimbingPaper[] {
  const bar = list.slice(0, placesThatCount).map(({ paper }) => momentumOf(paper))
  if (bar.length === 0) return []
  const enough = Math.min(...bar)
  const climbedBefore = new Set(earlier.flatMap(({ climbing }) => climbing))
  return ranked
    .flatMap(({ paper, reasons }) => {
      const since = earlier.find(({ listed }) => idsOf(paper).some((id) => listed.includes(id)))?.id
      const hasGained = reasons.some((reason) => reason.kind === 'upvotes' && (reason.gained ?? 0) > 0)
      const momentum = momentumOf(paper)
      if (!since || !hasGained || momentum <= 0 || momentum < enough || climbedBefore.has(paper.id)) return []
      return [{ momentum, climbing: { paper, since, reasons } }]
    })
    .sort((a, b) => b.momentum - a.momentum || (a.climbing.paper.id < b.climbing.paper.id ? -1 : 1))
    .slice(0, mostClimbing)
    .map(({ climbing }) => climbing)
}
