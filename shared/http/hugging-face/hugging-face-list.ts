import type { Paper } from '../../paper/paper.ts'
import { type PaperList, withoutRepeats } from '../../paper/source/paper-list.ts'
import { readHuggingFaceEntry } from './hugging-face-entry.ts'

/**
 * Reads an answer of Hugging Face's `daily_papers` or `papers/search`: a list of `{paper: {…}, …}`. A broken
 * entry costs only itself. Of two entries with the same id, the first counts. Undefined if the answer is not
 * a list.
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
