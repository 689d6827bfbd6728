import { readHuggingFaceEntry } from './hugging-face-entry.ts'
import type { Paper } from './paper.ts'

/** What a list of papers held. `dropped` counts the entries that were broken; withdrawn papers are no fault. */
export interface PaperList {
  readonly papers: readonly Paper[]
  readonly dropped: number
}

/**
 * Reads an answer of Hugging Face's `daily_papers` or `papers/search`: a list of `{paper: {…}, …}`. A broken entry
 * costs itself only; of two entries with one id the first counts. Undefined if the answer is no list at all.
 */
export function parseHuggingFacePapers(json: unknown): PaperList | undefined {
  if (!Array.isArray(json)) return undefined
  const papers: Paper[] = []
  let dropped = 0
  for (const entry of json) {
    const paper = readHuggingFaceEntry(entry)
    if (paper === undefined) dropped++
    else if (paper !== 'withdrawn') papers.push(paper)
  }
  return { papers: withoutRepeats(papers), dropped }
}

/** Of papers with one id, the first. */
export function withoutRepeats(papers: readonly Paper[]): Paper[] {
  const byId = new Map<string, Paper>()
  for (const paper of papers) if (!byId.has(paper.id)) byId.set(paper.id, paper)
  return [...byId.values()]
}
