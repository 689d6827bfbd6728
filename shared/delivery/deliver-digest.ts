import { type Edition, type EditionHead, isExpired } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { Mail } from '../mail/mail.ts'
import type { Attempt, Confirmed } from '../subscriber/subscriber.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import { type Clock, minuteMs, secondMs } from '../time/clock.ts'
import { decideAttempt, doubtMs } from './decide-attempt.ts'
import type { DeliveryStore, DueRow } from './delivery-store.ts'
import type { Mailer } from './mailer.ts'
import { settle } from './settle.ts'
import { settlementOf, span } from './settlement.ts'

export interface DeliverDeps {
  readonly deliveries: DeliveryStore
  readonly subscribers: SubscriberStore
  readonly mailer: Mailer
  readonly clock: Clock
  readonly newAttemptId: () => string
  /** Writes the digest of these editions, oldest first, to a reader. */
  readonly composeDigest: (reader: Confirmed, editions: readonly Edition[]) => Mail
}

/** The editions a run works with: the heads of the recent ones, and whole ones on demand. */
export interface Editions {
  readonly recent: readonly EditionHead[]
  readonly head: EditionHead
  readonly whole: (id: EditionId) => Promise<Edition>
}

/** What became of one reader in one pass. */
export type DeliveryOutcome =
  | 'submitted'
  | 'failed'
  | 'quiet'
  | 'inDoubt'
  | 'parked'
  | 'waiting'
  | 'lost'
  | 'released'
  | 'throttled'
  | 'stopped'
  | 'fault'

/** From the claim on, a call must start within this time: who leaves later than that is safe from it. */
const submitWithinMs = 10 * secondMs

/** How old an attempt must be before somebody else than its worker takes a look at it. */
const abandonedAfterMs = 5 * minuteMs

/** Tries to get the head to one reader: claim, compose, submit, settle. */
export async function deliverDigest(
  deps: DeliverDeps,
  row: DueRow,
  editions: Editions,
): Promise<DeliveryOutcome> {
  // An expired head is never claimed, so that nobody is mailed stale news; open attempts still come to an end.
  if (isExpired(editions.head, deps.clock())) return lookAtOpenAttempt(deps, row, editions)
  const { covered } = span(editions.recent, row.through, editions.head.id)
  if (!covered.some((edition) => edition.kind === 'papers')) return settleQuiet(deps, row, editions)

  const attempt = {
    id: deps.newAttemptId(),
    head: editions.head.id,
    startedAt: deps.clock(),
  }
  const reader = (await deps.deliveries.claim(row, attempt)) ?? (await ownClaim(deps, row.id, attempt))
  if (!reader) return lookAtOpenAttempt(deps, row, editions)

  const digest = await Promise.all(
    span(editions.recent, reader.through, attempt.head).covered.map(({ id }) => editions.whole(id)),
  )
  const mail = deps.composeDigest(reader, digest)
  if (deps.clock() > attempt.startedAt + submitWithinMs) return release(deps, row.id, attempt, 'released')
  const result = await deps.mailer.submit(mail, {
    edition: attempt.head,
    subscriber: row.id,
    attempt: attempt.id,
  })
  switch (result.outcome) {
    case 'accepted':
      return settle(deps, reader, attempt, 'submitted', editions.recent)
    case 'refused':
      return settle(deps, reader, attempt, 'failed', editions.recent)
    case 'throttled':
      return release(deps, row.id, attempt, 'throttled')
    case 'stopped':
      return release(deps, row.id, attempt, 'stopped')
    case 'ambiguous':
      return park(deps, reader, attempt)
  }
}

/** A claim may have been made although its answer was lost: then the item carries our own attempt. */
async function ownClaim(
  deps: DeliverDeps,
  id: SubscriberId,
  attempt: Attempt,
): Promise<Confirmed | undefined> {
  const found = await deps.subscribers.get(id)
  if (found?.attempt?.id !== attempt.id) return undefined
  if (found.status === 'confirmed') return found
  await deps.deliveries.release(id, attempt.id)
  return undefined
}

async function release(
  deps: DeliverDeps,
  id: SubscriberId,
  attempt: Attempt,
  outcome: DeliveryOutcome,
): Promise<DeliveryOutcome> {
  await deps.deliveries.release(id, attempt.id)
  return outcome
}

async function park(deps: DeliverDeps, reader: Confirmed, attempt: Attempt): Promise<DeliveryOutcome> {
  const parked = {
    id: reader.id,
    attemptId: attempt.id,
    rev: reader.rev,
    nextDueAt: reader.nextDueAt,
  }
  await deps.deliveries.park(parked, attempt.startedAt + doubtMs)
  return 'parked'
}

async function settleQuiet(deps: DeliverDeps, row: DueRow, editions: Editions): Promise<DeliveryOutcome> {
  const reader = await deps.subscribers.get(row.id)
  // An attempt at an edition with papers, so old that seven without any followed, must come to its end first.
  if (reader?.status !== 'confirmed' || reader.attempt) return lookAtOpenAttempt(deps, row, editions)
  const now = { head: editions.head.id, startedAt: deps.clock() }
  const settlement = settlementOf(reader, now, 'quiet', editions.recent)
  const written = await deps.deliveries.settleQuiet(row, reader.rev, settlement)
  return written === 'written' ? 'quiet' : 'lost'
}

/** Somebody else's attempt, or a row that is out of date. An attempt that its worker abandoned is parked or decided. */
async function lookAtOpenAttempt(
  deps: DeliverDeps,
  row: DueRow,
  editions: Editions,
): Promise<DeliveryOutcome> {
  const found = await deps.subscribers.get(row.id)
  if (found?.status !== 'confirmed' || !found.attempt) return 'lost'
  const age = deps.clock() - found.attempt.startedAt
  if (age < abandonedAfterMs) return 'waiting'
  if (age < doubtMs) return park(deps, found, found.attempt)
  return decideAttempt(deps, found, found.attempt, editions.recent)
}
