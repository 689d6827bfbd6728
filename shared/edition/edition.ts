import type { Paper } from '../paper/paper.ts'
import type { SourceName } from '../paper/paper-source.ts'
import { type EpochMs, hourMs } from '../time/clock.ts'

/** The publish date in the operator's zone, `YYYY-MM-DD`; ids compare as strings. */
export type EditionId = string & { readonly __brand: 'EditionId' }

/** Before any edition: what `since` and `through` are when a reader confirms while there is none. */
export const beforeAllEditions = '0000-00-00' as EditionId

export function parseEditionId(text: string): EditionId | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return undefined
  return text as EditionId
}

/** Why a paper is where it is, as data: the language's catalogue puts it into words. */
export type Reason =
  | { readonly kind: 'upvotes'; readonly count: number }
  | { readonly kind: 'given-order'; readonly rank: number }

/** One line about a paper: a sentence of its abstract, or a model's words. */
export interface Summary {
  readonly text: string
  readonly by: 'authors' | 'ai'
}

export interface EditionPaper {
  readonly paper: Paper
  /** The place in the edition, from 1. */
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

/** A digest covers at most this many editions, the newest. */
export const editionsPerDigest = 7

export function isExpired(edition: EditionHead, now: EpochMs): boolean {
  return now >= edition.publishedAt + editionLifetimeMs
}
