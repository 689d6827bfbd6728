import * as z from 'zod/mini'
import type { LocalDate } from '../../time/time-zone.ts'
import type { Paper, PaperId, Signals } from '../paper.ts'

/**
 * A source's answer for a day. It tells apart a day without papers, a day on which the source announces none
 * (a weekend, a holiday) and a source that could not answer. Only an answer that proves it makes a day quiet
 * or a holiday: an empty answer where papers were due is a failure.
 */
export type Collected =
  | {
      readonly outcome: 'papers'
      readonly papers: readonly Paper[]
      readonly dropped: number
      /** A sentence that says why papers of the day are missing: a part of the source failed. */
      readonly missing?: string
      /** What is missing would be so at another try today as well. */
      readonly isLasting?: true
      /** The source announces nothing on this day. The papers are from the days before. */
      readonly isHoliday?: true
    }
  | { readonly outcome: 'quiet' }
  | { readonly outcome: 'holiday' }
  | {
      readonly outcome: 'failed'
      readonly reason: string
      /** Another try today would fail as well. */
      readonly isLasting?: true
    }

/** Where candidates for an edition come from. */
export interface PaperSource {
  readonly name: SourceName
  /**
   * True for a file or the sample, which give the same papers every day on purpose. An edition from them may
   * repeat papers of earlier editions. An edition from a live source never does.
   */
  readonly repeats: boolean
  /** The candidates for the edition of a day. Never throws: a failure is an outcome. */
  collect(day: LocalDate): Promise<Collected>
}

export const sourceNameSchema = z.enum([
  'huggingface',
  'arxiv',
  'biorxiv',
  'medrxiv',
  'feeds',
  'file',
  'sample',
])
export type SourceName = z.infer<typeof sourceNameSchema>

/** What a service knows about papers that others collected. */
export type Enriched =
  | { readonly outcome: 'known'; readonly details: ReadonlyMap<PaperId, PaperDetails> }
  | { readonly outcome: 'failed'; readonly reason: string }

/** What an enrichment adds to a paper that does not have it already. */
export interface PaperDetails {
  readonly aiSummary?: string
  readonly signals?: Signals
}

/** Adds to papers what a second service knows about them. Without it, papers only lack these additions. */
export interface PaperEnrichment {
  readonly name: EnrichmentName
  /**
   * Never throws: a failure is an outcome. Papers that the service does not know are absent from the answer.
   */
  enrich(papers: readonly Paper[]): Promise<Enriched>
}

export type EnrichmentName = 'semantic-scholar' | 'hacker-news'
