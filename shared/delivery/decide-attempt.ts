import { type EditionHead, editionLifetimeMs } from '../edition/edition.ts'
import { nextDue } from '../subscriber/next-due.ts'
import type { Attempt, Confirmed } from '../subscriber/subscriber.ts'
import { type Clock, hourMs } from '../time/clock.ts'
import { type SettleDeps, settle } from './settle.ts'

/** How long the outcome of an attempt stays unknown before it is decided. */
export const doubtMs = 2 * hourMs

/** How long an undecided attempt is put aside before the next look. */
const reconsiderAfterMs = hourMs

/**
 * Decides an attempt whose outcome nobody learned. It is settled "in doubt" when its edition expires or the reader's
 * next slot comes; until then its Send event may still settle it, and it is put aside for an hour at a time.
 */
export async function decideAttempt(
  deps: SettleDeps & { readonly clock: Clock },
  reader: Confirmed,
  attempt: Attempt,
  recent: readonly EditionHead[],
): Promise<'inDoubt' | 'parked' | 'lost'> {
  const now = deps.clock()
  const head = recent.find((edition) => edition.id === attempt.head)
  const expiry = head ? head.publishedAt + editionLifetimeMs : now
  const nextSlot = nextDue(reader.preferences, {
    lastAt: attempt.startedAt,
    confirmedAt: reader.confirmedAt,
  })
  if (now >= Math.min(expiry, nextSlot)) return settle(deps, reader, attempt, 'inDoubt', recent)
  const parked = {
    id: reader.id,
    attemptId: attempt.id,
    rev: reader.rev,
    nextDueAt: reader.nextDueAt,
  }
  await deps.deliveries.park(parked, now + reconsiderAfterMs)
  return 'parked'
}
