import { createHash } from 'node:crypto'
import type { PaperId } from '../paper/paper.ts'
import type { Collected, PaperSource } from '../paper/paper-source.ts'
import { rankPapers } from '../paper/ranking.ts'
import { summarise } from '../paper/summary.ts'
import type { EpochMs } from '../time/clock.ts'
import type { Edition, EditionKind, EditionPaper } from './edition.ts'
import type { EditionId } from './edition-id.ts'

/**
 * The edition of a day from what its source collected: ranked, summarised and hashed. Papers in `published` (those of
 * the recent editions) are left out, so that no paper is new twice.
 */
export function assembleEdition(
  id: EditionId,
  source: PaperSource,
  collected: Collected,
  published: ReadonlySet<PaperId>,
  now: EpochMs,
  nextAt: EpochMs,
): Edition {
  const candidates = collected.outcome === 'papers' ? collected.papers : []
  const fresh = source.repeats ? candidates : candidates.filter((paper) => !published.has(paper.id))
  const papers = rankPapers(fresh, now).map(
    (ranked, index): EditionPaper => ({
      ...ranked,
      rank: index + 1,
      summary: summarise(ranked.paper),
    }),
  )
  return {
    id,
    kind: kindOf(collected, papers.length),
    publishedAt: now,
    nextAt,
    source: source.name,
    paperCount: papers.length,
    hash: contentHash(papers),
    papers,
  }
}

function kindOf(collected: Collected, paperCount: number): EditionKind {
  if (collected.outcome === 'failed') return 'failed'
  return paperCount > 0 ? 'papers' : 'quiet'
}

function contentHash(papers: readonly EditionPaper[]): string {
  return createHash('sha256').update(JSON.stringify(papers)).digest('base64url')
}
