import { acronymInParentheses, acronymWithYear, conferenceOf, workshopAt } from './other-conference.ts'
import { journalOf, plainJournal, titled } from './other-journal.ts'

/**
 * What says that a paper is at a venue: a word such as "accepted" or "published", another cue (a talk, a poster),
 * nothing at all, or arXiv's reference.
 */
export type Ground = 'accepted' | 'published' | 'cue' | 'bare' | 'reference'

/** A venue that is not known by name, at the beginning of a claim. Without a cue, only what cannot be anything else. */
export function otherVenue(claim: string, ground: Ground): string | undefined {
  const isBare = ground === 'bare' || ground === 'reference'
  return (
    plainJournal(claim, isBare) ??
    workshopAt(claim) ??
    acronymInParentheses(claim) ??
    acronymWithYear(claim, isBare) ??
    journalOf(claim) ??
    conferenceOf(claim, isBare) ??
    (ground === 'accepted' || ground === 'published' ? titled(claim) : undefined)
  )
}
