import type { Edition, EditionHead, EditionPaper, WholeEdition } from '../../shared/edition/edition.ts'
import { type EditionId, parseEditionId } from '../../shared/edition/edition-id.ts'
import type { Paper, PaperId } from '../../shared/paper/paper.ts'
import type { SourceResult } from '../../shared/paper/source/collect-papers.ts'

/** The edition of a day of November 2026. */
export function anEditionId(day: number): EditionId {
  const id = parseEditionId(`2026-11-${String(day).padStart(2, '0')}`)
  if (!id) throw new Error(`November 2026 has no day ${day}`)
  return id
}

/** Paper number `rank` of some edition. */
export function aPaperInPlace(rank: number, paper: Partial<Paper> = {}, score = 100 - rank): EditionPaper {
  return {
    paper: {
      id: `2611.${String(rank).padStart(5, '0')}` as PaperId,
      title: `Paper ${rank}`,
      abstract: 'We present a paper.',
      authors: ['Ann Author'],
      links: {},
      keywords: [],
      categories: [],
      signals: { upvotes: 100 - rank },
      ...paper,
    },
    rank,
    score,
    summary: { text: 'We present a paper.', by: 'authors' },
    reasons: [{ kind: 'upvotes', count: 100 - rank }],
  }
}

/** The edition of a day of November 2026, published at 06:00 UTC, with two papers unless told otherwise. */
export function anEdition(day: number, part: Partial<WholeEdition> = {}): WholeEdition {
  const papers = part.papers ?? [aPaperInPlace(day * 100 + 1), aPaperInPlace(day * 100 + 2)]
  return {
    id: anEditionId(day),
    kind: papers.length > 0 ? 'papers' : 'quiet',
    publishedAt: Date.UTC(2026, 10, day, 6),
    nextAt: Date.UTC(2026, 10, day + 1, 6),
    sources: [aSourceResult({ papers: papers.length })],
    paperCount: papers.length,
    otherCount: part.others?.length ?? 0,
    climbingCount: part.climbing?.length ?? 0,
    hash: `hash-${day}-${papers.length}`,
    papers,
    climbing: [],
    others: [],
    ...part,
  }
}

/** The result of a live source. */
export function aSourceResult(part: Partial<SourceResult> = {}): SourceResult {
  return { source: 'huggingface', outcome: 'papers', papers: 2, dropped: 0, ...part }
}

export function headOf(edition: WholeEdition): EditionHead {
  const { papers: _papers, climbing: _climbing, ...head } = withList(edition)
  return head
}

/** The part of an edition that a page shows. */
export function withList({ others: _, acronyms: _acronyms, ...edition }: WholeEdition): Edition {
  return edition
}
