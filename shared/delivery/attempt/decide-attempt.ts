import { type EditionHead, editionLifetimeMs, newsAt } from '../../edition/edition.ts'
import { nextDue } from '../../subscriber/preferences/next-due.ts'
import type { Attempt, Confirmed } from '../../subscriber/subscriber.ts'
import { type Clock, hourMs } from '../../time/clock.ts'
import { type ProofStore, provesUnsent } from './proof.ts'
import { type SettleDeps, settle } from './settle.ts'

/** How long the outcome of an attempt stays unknown before it is decided. */
export const doubtMs = 2 * hourMs

/** How long an undecided attempt is put aside before the next look. */
const reconsiderAfterMs = hourMs

export interface DecideDeps extends SettleDeps {
  readonly clock: Clock
  readonly proof: Pick<ProofStore, 'read'>
}

/**
 * Decides an attempt in doubt, in this order. If it is proven that nothing was sent, the attempt is released
 * and the reader is due again. If its edition has expired or the reader's next slot has come, it is settled
 * "in doubt". Otherwise it is put aside for another hour, in which its Send event may still settle it.
 * 'lost': another worker has ended it, or its reader has changed meanwhile.
 */
export async function decideAttempt(
  deps: DecideDeps,
  reader: Confirmed,
  attempt: Attempt,
  recent: readonly EditionHead[],
): Promise<'inDoubt' | 'released' | 'parked' | 'lost'> {
  if (provesUnsent(await deps.proof.read(), attempt.startedAt)) {
    const written = await deps.deliveries.release(reader.id, attempt.id)
    return written === 'written' ? 'released' : 'lost'
  }
  const now = deps.clock()
  const head = recent.find((edition) => edition.id === attempt.head)
  const expiry = head ? head.publishedAt + editionLifetimeMs : now
  const nextSlot = nextDue(reader.preferences, {
    lastAt: attempt.startedAt,
    confirmedAt: reader.confirmedAt,
    newsAt: newsAt(recent, attempt.head),
  })
  if (now >= Math.min(expiry, nextSlot)) return settle(deps, reader, attempt, 'inDoubt', recent)
  const parked = {
    id: reader.id,
    attemptId: attempt.id,
    rev: reader.rev,
    nextDueAt: reader.nextDueAt,
  }
  const written = await deps.deliveries.park(parked, now + reconsiderAfterMs)
  return written === 'written' ? 'parked' : 'lost'
}
