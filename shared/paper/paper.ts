import type { EpochMs } from '../time/clock.ts'

/** The arXiv id without its version (`2106.09685`), or `title:` and the folded title where a paper has no such id. */
export type PaperId = string & { readonly __brand: 'PaperId' }

/** One work, as readers see it: text is plain (no markup, no TeX, single spaces), links are absolute https URLs. */
export interface Paper {
  readonly id: PaperId
  readonly title: string
  readonly abstract: string
  readonly authors: readonly string[]
  readonly links: PaperLinks
  /** Words that describe the work, given by the source. */
  readonly keywords: readonly string[]
  /** arXiv's categories (`cs.LG`), the primary one first; empty where a source names none. */
  readonly categories: readonly string[]
  /** A summary written by a model, to be labelled as such wherever it is shown. */
  readonly aiSummary?: string
  readonly organization?: string
  /** First submission. */
  readonly publishedAt?: EpochMs
  /** The day a community list showed it: its age counts from here. */
  readonly listedAt?: EpochMs
  readonly signals: Signals
  /** The place that its source gave it, from 1; it overrides the formula. */
  readonly rank?: number
}

/** Where a paper can be read. A link that is not known is absent, never guessed. */
export interface PaperLinks {
  readonly abstract?: string
  readonly pdf?: string
  readonly code?: string
  readonly project?: string
  readonly discussion?: string
}

/** What a community says of a paper. An unknown signal is absent, which is not the same as 0. */
export interface Signals {
  readonly upvotes?: number
  readonly comments?: number
  readonly stars?: number
  /** Of the Hacker News stories about it, taken together. */
  readonly points?: number
}

/** Where a paper's title leads. */
export function titleLink(links: PaperLinks): string | undefined {
  return links.abstract ?? links.discussion ?? links.project ?? links.pdf
}
