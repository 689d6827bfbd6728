import type { Paper } from '../paper.ts'

/** The papers in a list. `dropped` counts its broken entries; a withdrawn paper is not broken. */
export interface PaperList {
  readonly papers: readonly Paper[]
  readonly dropped: number
}

/** Keeps only the first of several papers with the same id. */
export function withoutRepeats(papers: readonly Paper[]): Paper[] {
  const byId = new Map<string, Paper>()
  for (const paper of papers) if (!byId.has(paper.id)) byId.set(paper.id, paper)
  return [...byId.values()]
}
