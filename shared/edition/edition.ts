import type { SourceReport } from '../paper/collect-papers.ts'
import type { Paper, PaperId, PaperLinks } from '../paper/paper.ts'
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
  /** Versions of nearly the same work, which stand with it instead of beside it. */
  readonly related?: readonly PaperMention[]
  /** The earlier edition in which topics could already find it, before it was on a list. */
  readonly foundSince?: EditionId
}

/** A paper in one line. */
export interface PaperMention {
  readonly id: PaperId
  readonly title: string
  readonly links: PaperLinks
}

/** A paper of an earlier edition that has risen since. */
export interface ClimbingPaper {
  readonly paper: Paper
  /** The edition in which it was new. */
  readonly since: EditionId
  readonly reasons: readonly Reason[]
}

/**
 * What became of a day: papers; a quiet day, on which the sources had nothing new; a weekend or holiday, on which none
 * was to be expected; or a day on which no source could be read.
 */
export type EditionKind = 'papers' | 'quiet' | 'holiday' | 'failed'

/** An edition without its papers. Immutable once published. */
export interface EditionHead {
  readonly id: EditionId
  readonly kind: EditionKind
  readonly publishedAt: EpochMs
  /** When the edition after this one is due: before that there is nothing new. */
  readonly nextAt: EpochMs
  /** What each source gave. */
  readonly sources: readonly SourceReport[]
  /** How many papers are on the list. */
  readonly paperCount: number
  /** How many more were new that day, where topics look for them. */
  readonly otherCount: number
  readonly climbingCount: number
  /** SHA-256 over all that readers see of it, base64url. */
  readonly hash: string
}

/** An edition with its list: the day's best papers, which no other edition lists. */
export interface Edition extends EditionHead {
  readonly papers: readonly EditionPaper[]
  /** Papers of earlier lists that have risen since. */
  readonly climbing: readonly ClimbingPaper[]
}

/** An edition with all that was new that day: what topics search. The ranks of the others follow the list's. */
export interface WholeEdition extends Edition {
  readonly others: readonly EditionPaper[]
}

/** The ids of an edition's papers, by the place they had in it. */
export interface EditionIds {
  readonly id: EditionId
  readonly listed: readonly PaperId[]
  readonly others: readonly PaperId[]
  readonly climbing: readonly PaperId[]
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

/** Does the edition come from the bundled sample? */
export function isSample({ sources }: EditionHead): boolean {
  return sources.some(({ source }) => source === 'sample')
}

/** Did the newest papers fill the list because nobody's votes were known? Only a list that a person wrote needs none. */
export function isByRecency({ sources, papers }: Edition): boolean {
  const isLive = sources.some(({ source }) => source === 'huggingface' || source === 'arxiv')
  return isLive && papers.length > 0 && papers.every(({ score }) => score === 0)
}
