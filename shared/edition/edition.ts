import type { Paper } from '../paper/paper.ts'
import type { SourceName } from '../paper/paper-source.ts'
import type { Reason } from '../paper/ranking.ts'
import type { Summary } from '../paper/summary.ts'
import { type EpochMs, hourMs } from '../time/clock.ts'
import type { EditionId } from './edition-id.ts'

/** A paper in its place in an edition. */
export interface EditionPaper {
  readonly paper: Paper
  /** From 1. */
  readonly rank: number
  /** The trend score; larger comes first. Comparable between editions. */
  readonly score: number
  readonly summary: Summary
  readonly reasons: readonly Reason[]
}

/** What became of a day: papers, a day without any, or a day on which no source could be read. */
export type EditionKind = 'papers' | 'quiet' | 'failed'

/** An edition without its papers. Immutable once published. */
export interface EditionHead {
  readonly id: EditionId
  readonly kind: EditionKind
  readonly publishedAt: EpochMs
  /** When the edition after this one is due: before that there is nothing new. */
  readonly nextAt: EpochMs
  readonly source: SourceName
  readonly paperCount: number
  /** SHA-256 over the papers in order, base64url. */
  readonly hash: string
}

export interface Edition extends EditionHead {
  readonly papers: readonly EditionPaper[]
}

/** How long after its publication an edition may open a digest. */
export const editionLifetimeMs = 36 * hourMs

export function isExpired(edition: EditionHead, now: EpochMs): boolean {
  return now >= edition.publishedAt + editionLifetimeMs
}

/** When somebody who has everything up to an edition can expect something new: at once, or when the next one is due. */
export function newsAt(recent: readonly EditionHead[], through: EditionId): EpochMs {
  const head = recent.at(-1)
  return head && head.id <= through ? head.nextAt : 0
}
