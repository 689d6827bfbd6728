import type { Paper } from './paper.ts'

/** What a list of papers held. `dropped` counts the entries that were broken; withdrawn papers are no fault. */
export interface PaperList {
  readonly papers: readonly Paper[]
  readonly dropped: number
}

/** Of papers with one id, the first. */
export function withoutRepeats(papers: readonly Paper[]): Paper[] {
  const byId = new Map<string, Paper>()
  for (const paper of papers) if (!byId.has(paper.id)) byId.set(paper.id, paper)
  return [...byId.values()]
}
