import type { LocalDate } from '../time/time-zone.ts'
import type { Paper } from './paper.ts'

/** What a source answered for a day. A day without papers and a source that could not answer are different things. */
export type Collected =
  | { readonly outcome: 'papers'; readonly papers: readonly Paper[]; readonly dropped: number }
  | { readonly outcome: 'quiet' }
  | { readonly outcome: 'failed'; readonly reason: string }

/** Where candidates for an edition come from. */
export interface PaperSource {
  readonly name: SourceName
  /**
   * True for a file or the sample, which give the same papers every day on purpose: an edition from them may repeat
   * papers of earlier editions, which one from a live source never does.
   */
  readonly repeats: boolean
  /** The candidates for the edition of a day. Never throws: a failure is an outcome. */
  collect(day: LocalDate): Promise<Collected>
}

export type SourceName = 'huggingface' | 'file' | 'sample'
