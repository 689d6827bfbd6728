import type { Paper } from '../paper.ts'
import type { RankedPaper } from './ranking.ts'
import { similarities } from './similarity.ts'

/** A ranked paper, and the lower ones that are nearly the same work, in their order. */
export interface DistinctPaper extends RankedPaper {
  readonly related: readonly Paper[]
}

/**
 * The similarity from which two papers are nearly the same work. Among 186 papers of one field, two pairs of
 * a work and its sequel had .85 and .84; the next pair had .35.
 */
export const nearlySame = 0.6

/**
 * A day's list holds a tenth of so many papers. All their pairs are compared in a blink; all pairs of 2,000
 * are not.
 */
const mostCompared = 200

/**
 * Folds a paper into the first one above it that is nearly the same work. Only the first 200 papers are
 * compared; the others follow as they are. A paper that is like a folded one stays apart unless it is like
 * the first one too.
 */
export function collapseNearDuplicates(ranked: readonly RankedPaper[]): DistinctPaper[] {
  const compared = ranked.slice(0, mostCompared)
  const similarity = similarities(compared.map(({ paper }) => paper))
  const kept: { readonly place: number; readonly ranked: RankedPaper; readonly related: Paper[] }[] = []
  for (const [place, each] of compared.entries()) {
    // Without an abstract, a paper is like every other one of the same title: `Editorial`.
    const twin =
      each.paper.abstract === ''
        ? undefined
        : kept.find(
            (first) => first.ranked.paper.abstract !== '' && similarity(first.place, place) >= nearlySame,
          )
    if (twin) twin.related.push(each.paper)
    else kept.push({ place, ranked: each, related: [] })
  }
  return [
    ...kept.map(({ ranked, related }) => ({ ...ranked, related })),
    ...ranked.slice(mostCompared).map((each) => ({ ...each, related: [] })),
  ]
}
