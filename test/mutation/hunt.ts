import type { Removal } from './removal.ts'

/** What became of a removal: who noticed it, and how. */
export type Verdict =
  | { readonly outcome: 'noticed'; readonly by: string }
  | { readonly outcome: 'never ends' }
  | { readonly outcome: 'survives' }

export interface Judged {
  readonly removal: Removal
  readonly verdict: Verdict
}

/** Judges removals of one source, and tells each verdict as soon as it is known. */
export type Hunt = (removals: readonly Removal[], onJudged: (judged: Judged) => void) => Promise<void>
