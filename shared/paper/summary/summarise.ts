import type { Paper } from '../paper.ts'
import { candidateLines } from './candidate-lines.ts'
import { capitalised } from './capitalised.ts'
import { fitted } from './fitted.ts'
import { readOpening, startOf } from './opening.ts'
import type { Summary } from './summary.ts'

export { longestSummary } from './fitted.ts'

/**
 * One line about a paper, of at most 240 characters: the model's summary if the source gave one, otherwise what the
 * authors say that the paper does. Empty if the paper has no abstract.
 */
export function summarise(
  paper: Pick<Paper, 'abstract' | 'aiSummary'> & Partial<Pick<Paper, 'title'>>,
): Summary {
  const byModel = paper.aiSummary?.trim()
  if (byModel) return { text: fitted(fromModel(byModel)).text, by: 'ai' }
  const lines = candidateLines(paper.title ?? '', paper.abstract)
  const [first] = lines
  if (!first) return { text: '', by: 'authors' }
  return {
    text: lines.reduce((best, line) => (line.score > best.score ? line : best), first).text,
    by: 'authors',
  }
}

/** Models, too, begin with what only makes sense in an abstract: "To address this, the paper proposes …". */
function fromModel(summary: string): string {
  const opening = startOf(summary)
  if (opening === undefined) return summary
  const { dangles, limits } = readOpening(opening)
  return dangles && !limits ? capitalised(summary.slice(opening.length + 2)) : summary
}
