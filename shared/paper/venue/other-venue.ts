import type { Ground } from './ground.ts'
import { acronymInParentheses, acronymWithYear, conferenceOf, workshopAt } from './other-conference.ts'
import { journalOf, plainJournal, titled } from './other-journal.ts'

/** A venue that is not known by name, at the beginning of a claim. Without a cue, only what cannot be anything else. */
export function otherVenue(claim: string, ground: Ground): string | undefined {
  const isBare = ground === 'bare' || ground === 'reference'
  return (
    plainJournal(claim, ground) ??
    workshopAt(claim) ??
    acronymInParentheses(claim) ??
    acronymWithYear(claim, isBare) ??
    journalOf(claim) ??
    conferenceOf(claim, isBare) ??
    (ground === 'accepted' || ground === 'published' ? titled(claim) : undefined)
  )
}
