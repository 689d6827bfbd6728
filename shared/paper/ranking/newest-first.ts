import type { EpochMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'

/** A modern arXiv id begins with its year and month, and grows with time. */
const isDated = (id: string): boolean => /^\d{4}\.\d/.test(id)

/**
 * Compares papers by the time of their submission, the newest first. Where no source told the time, the arXiv
 * id tells it: such a paper is as new as the newest one with a smaller id. 0 if nothing tells them apart.
 */
export function newestFirst(papers: readonly Paper[]): (a: Paper, b: Paper) => number {
  const submittedAt = new Map<Paper, EpochMs>()
  let newest = Number.NEGATIVE_INFINITY
  for (const paper of papers.filter(({ id }) => isDated(id)).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    newest = Math.max(newest, paper.publishedAt ?? newest)
    if (paper.publishedAt === undefined) submittedAt.set(paper, newest)
  }
  const at = (paper: Paper) => paper.publishedAt ?? submittedAt.get(paper) ?? Number.NEGATIVE_INFINITY
  return (a, b) => {
    const [atA, atB] = [at(a), at(b)]
    if (atA !== atB) return atB > atA ? 1 : -1
    if (a.id === b.id || !isDated(a.id) || !isDated(b.id)) return 0
    return a.id > b.id ? -1 : 1
  }
}
