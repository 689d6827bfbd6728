import * as z from 'zod/mini'
import type { EpochMs } from '../time/clock.ts'

/**
 * The arXiv id without its version (`2106.09685`). Where a paper has none, its DOI (`doi:10.1101/2026.11.20.123456`),
 * or else what its feed calls it (`feed:` and a hash), or `title:` and the folded title.
 */
export type PaperId = string & { readonly __brand: 'PaperId' }

export const paperIdSchema = z.custom<PaperId>((value) => typeof value === 'string')

const texts = z.readonly(z.array(z.string()))
const epochMs: z.ZodMiniType<EpochMs> = z.number()

/** Where a paper can be read. A link that is not known is absent, never guessed. */
export const paperLinksSchema = z.object({
  abstract: z.exactOptional(z.string()),
  pdf: z.exactOptional(z.string()),
  code: z.exactOptional(z.string()),
  project: z.exactOptional(z.string()),
  discussion: z.exactOptional(z.string()),
})

/** What a community says about a paper. An unknown signal is absent, which is not the same as 0. */
export const signalsSchema = z.object({
  upvotes: z.exactOptional(z.number()),
  comments: z.exactOptional(z.number()),
  stars: z.exactOptional(z.number()),
  /** The points of all Hacker News stories about it. */
  points: z.exactOptional(z.number()),
})

/** The shape of a stored paper. Fields that an older release did not know may be missing. */
export const paperSchema = z.object({
  id: paperIdSchema,
  /** Other ids that sources gave the same work, such as the DOI of a paper that is on arXiv as well. */
  otherIds: z.exactOptional(z.readonly(z.array(paperIdSchema))),
  title: z.string(),
  abstract: z.string(),
  authors: texts,
  links: paperLinksSchema,
  /** Words that describe the work, given by the source. */
  keywords: texts,
  /** arXiv's categories (`cs.LG`), the primary one first; empty where a source names none. */
  categories: z._default(texts, []),
  /** A summary written by a model, to be labelled as such wherever it is shown. */
  aiSummary: z.exactOptional(z.string()),
  organization: z.exactOptional(z.string()),
  /** Where it was or will be published, as shown: `CVPR 2026`. */
  venue: z.exactOptional(z.string()),
  /** When it was first submitted. */
  publishedAt: z.exactOptional(epochMs),
  /** The day on which a community list showed it. Its age counts from here. */
  listedAt: z.exactOptional(epochMs),
  signals: signalsSchema,
  /** The place that its source gave it, from 1. It overrides the trend. */
  rank: z.exactOptional(z.number()),
})

/**
 * One work as readers see it. Its text is plain: no markup, no TeX, single spaces. Its links are absolute
 * http(s) URLs.
 */
export type Paper = Readonly<z.infer<typeof paperSchema>>
export type PaperLinks = Readonly<z.infer<typeof paperLinksSchema>>
export type Signals = Readonly<z.infer<typeof signalsSchema>>

/** All ids under which a work may have been new before. */
export function idsOf({ id, otherIds = [] }: Paper): readonly PaperId[] {
  return [id, ...otherIds]
}

/** Where a paper's title leads. */
export function titleLink(links: PaperLinks): string | undefined {
  return links.abstract ?? links.discussion ?? links.project ?? links.pdf
}
