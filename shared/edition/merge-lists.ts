import type { PaperId } from '../paper/paper.ts'
import type { EditionPaper, WholeEdition } from './edition.ts'
import { withoutAlike } from './without-alike.ts'

/**
 * The lists of the editions that a digest covers, oldest edition first, as one list with each paper once. A
 * list keeps its own order, which knows more than the scores: an operator's ranks, a diverse top, or the
 * newest first. Between the lists the score decides, and then the newer edition. A paper of two lists has
 * its place in the newer one.
 */
export function mergeLists(editions: readonly WholeEdition[]): readonly EditionPaper[] {
  const [only] = editions
  if (only && editions.length === 1) return only.papers
  return eachPaperOnce(editions).reduce<readonly EditionPaper[]>(interleave, []).map(withoutAlike)
}

/** The lists, the newest first. */
function eachPaperOnce(editions: readonly WholeEdition[]): EditionPaper[][] {
  const known = new Set<PaperId>()
  return editions.toReversed().map(({ papers }) => {
    const fresh = papers.filter(({ paper }) => !known.has(paper.id))
    for (const { paper } of fresh) known.add(paper.id)
    return fresh
  })
}

/** Both lists in their own orders, the larger score first. On a tie, the newer list comes first. */
function interleave(newer: readonly EditionPaper[], older: readonly EditionPaper[]): EditionPaper[] {
  const merged: EditionPaper[] = []
  let next = 0
  for (const entry of older) {
    for (let first = newer[next]; first && first.score >= entry.score; first = newer[next]) {
      merged.push(first)
      next++
    }
    merged.push(entry)
  }
  return [...merged, ...newer.slice(next)]
}
