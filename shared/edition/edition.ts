import * as z from 'zod/mini'
import { paperIdSchema, paperLinksSchema, paperSchema } from '../paper/paper.ts'
import { reasonsSchema } from '../paper/ranking/ranking.ts'
import { sourceResultSchema } from '../paper/source/collect-papers.ts'
import { summarySchema } from '../paper/summary/summary.ts'
import type { Acronym } from '../paper/topic/acronym.ts'
import { type EpochMs, hourMs } from '../time/clock.ts'
import { type EditionId, editionIdSchema } from './edition-id.ts'

const epochMs: z.ZodMiniType<EpochMs> = z.number()

const paperMention = z.object({ id: paperIdSchema, title: z.string(), links: paperLinksSchema })

/** The shape of a stored paper of an edition's list, or of its others. */
export const editionPaperSchema = z.object({
  paper: paperSchema,
  /** From 1. */
  rank: z.number(),
  /** The trend score; larger comes first. Comparable between editions. */
  score: z.number(),
  summary: summarySchema,
  reasons: reasonsSchema,
  /** Papers of nearly the same work, which are named with it and have no place of their own. */
  related: z.exactOptional(z.readonly(z.array(paperMention))),
  /** The earlier edition in which topics could already find it, before it was on a list. */
  foundSince: z.exactOptional(editionIdSchema),
})

export const climbingPaperSchema = z.object({
  paper: paperSchema,
  /** The edition in which it was new. */
  since: editionIdSchema,
  reasons: reasonsSchema,
})

const head = z.object({
  id: editionIdSchema,
  /**
   * What a day gave: papers; a quiet day, on which the sources had nothing new; a weekend or holiday, on
   * which no papers were expected; or no papers because sources failed.
   */
  kind: z.enum(['papers', 'quiet', 'holiday', 'failed']),
  publishedAt: epochMs,
  /** When the edition after this one is due. Before that there is nothing new. */
  nextAt: epochMs,
  /** What each source gave. */
  sources: z._default(z.readonly(z.array(sourceResultSchema)), []),
  /** How many papers are on the list. */
  paperCount: z.number(),
  /** How many other papers were new that day. Topics search them too. */
  otherCount: z._default(z.number(), 0),
  climbingCount: z._default(z.number(), 0),
  /** SHA-256 over its papers, climbing papers, others and acronyms, base64url. */
  hash: z.string(),
})

/**
 * The shape of a stored head. Heads from before editions had several sources lack the later fields. Fields of
 * later releases are kept, because heads are read and written again.
 */
export const editionHeadSchema: z.ZodMiniType<EditionHead> = z.catchall(head, z.unknown())

const paperIds = z.readonly(z.array(paperIdSchema))

export const editionIdsSchema = z.object({
  id: editionIdSchema,
  listed: paperIds,
  others: paperIds,
  climbing: paperIds,
})

/** A paper in its place in an edition. */
export type EditionPaper = Readonly<z.infer<typeof editionPaperSchema>>

/** A paper in one line. */
export type PaperMention = Readonly<z.infer<typeof paperMention>>

/** A paper of an earlier edition that has risen since. */
export type ClimbingPaper = Readonly<z.infer<typeof climbingPaperSchema>>

/** An edition without its papers. Immutable once published. */
export type EditionHead = Readonly<z.infer<typeof head>>
export type EditionKind = EditionHead['kind']

/** An edition with its list: the day's best papers, which no other edition lists. */
export interface Edition extends EditionHead {
  readonly papers: readonly EditionPaper[]
  /** Papers of earlier lists that have risen since. */
  readonly climbing: readonly ClimbingPaper[]
}

/**
 * An edition with all papers that were new that day, which topics search. The ranks of the others follow
 * those of the list.
 */
export interface WholeEdition extends Edition {
  readonly others: readonly EditionPaper[]
  /** What letters mean in its papers and in those of the days before. Editions of older releases have none. */
  readonly acronyms?: readonly Acronym[]
}

/** The ids of an edition's papers, by the part of it that has them. */
export type EditionIds = Readonly<z.infer<typeof editionIdsSchema>>

/** How long after its publication an edition may open a digest. */
export const editionLifetimeMs = 36 * hourMs

export function isExpired(edition: EditionHead, now: EpochMs): boolean {
  return now >= edition.publishedAt + editionLifetimeMs
}

/**
 * When a reader who has everything up to `through` can expect something new: at once (0), or when the next
 * edition is due.
 */
export function newsAt(recent: readonly EditionHead[], through: EditionId): EpochMs {
  const head = recent.at(-1)
  return head && head.id <= through ? head.nextAt : 0
}

/** Does the edition come from the bundled sample? */
export function isSample({ sources }: EditionHead): boolean {
  return sources.some(({ source }) => source === 'sample')
}

/**
 * Did the newest papers fill the list because no votes were known? A list that a person wrote needs no votes.
 */
export function isByRecency({ sources, papers }: Edition): boolean {
  const isLive = sources.some(({ source }) => source !== 'file' && source !== 'sample')
  return isLive && papers.length > 0 && papers.every(({ score }) => score === 0)
}
