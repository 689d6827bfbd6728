import { type EditionHead, isExpired, type WholeEdition } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import type { FilledMail } from '../../mail/filled-mail.ts'
import type { Mail } from '../../mail/mail.ts'
import type { Attempt, Confirmed } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import { type EpochMs, minuteMs, secondMs } from '../../time/clock.ts'
import { type DecideDeps, decideAttempt, doubtMs } from './decide-attempt.ts'
import type { DueRow } from './delivery-store.ts'
import type { Mailer, SubmitOutcome } from './mailer.ts'
import { settle } from './settle.ts'
import { settlementOf, span } from './settlement.ts'

export interface DeliverDeps extends DecideDeps {
  readonly mailer: Mailer
  /** Stops all workers when the provider takes no mail. */
  readonly sending: { stop(stop: { readonly until: EpochMs; readonly why: string }): Promise<void> }
  readonly newAttemptId: () => string
  /** Called after each call to the provider with the attempt, its row and the provider's answer. */
  readonly onSubmit?: (attempt: Attempt, row: DueRow, result: SubmitOutcome) => void
  /** Writes the digest of these editions, oldest first. Undefined if they hold nothing for the reader. */
  readonly composeDigest: (
    reader: Confirmed,
    editions: readonly WholeEdition[],
    recent: readonly EditionHead[],
  ) => Promise<Mail | FilledMail | undefined>
}

/** Shared by a run's deliveries: the recent editions' heads, whole editions on demand, turns, the right to send. */
export interface Run {
  readonly recent: readonly EditionHead[]
  readonly head: EditionHead
  readonly whole: (id: EditionId) => Promise<WholeEdition>
  /** Resolves to true when a call may start now, and to false as soon as none may start by `latest`. */
  readonly turn: (latest: EpochMs) => Promise<boolean>
  /** Called when a call that had its turn starts. */
  readonly onCall?: () => void
  /** False once the run ends, or the worker's lease on its seat: another worker may then send at its rate. */
  readonly mayCall: () => boolean
}

/** The outcome of one pass for one reader. */
export type DeliveryOutcome =
  | 'submitted'
  | 'failed'
  | 'quiet'
  | 'inDoubt'
  | 'ambiguous'
  | 'parked'
  | 'waiting'
  | 'lost'
  | 'released'
  | 'throttled'
  | 'stopped'
  | 'fault'

/** A call must start within this time after its claim. A reader who leaves later is safe from a late call. */
const submitWithinMs = 10 * secondMs

/** How long all sending stops after SES refused the account. The first mail after that is the probe. */
export const stopMs = 15 * minuteMs

/** An attempt must be this old before a worker other than its own looks at it. */
const abandonedAfterMs = 5 * minuteMs

/**
 * Tries to get the head to one reader: claim, compose, wait for the turn, submit, settle. Throws if an edition, an
 * item or the digest cannot be read, composed or written.
 */
export async function deliverDigest(deps: DeliverDeps, row: DueRow, run: Run): Promise<DeliveryOutcome> {
  // An expired head is never claimed, so no reader is mailed stale news. Open attempts still come to an end.
  if (isExpired(run.head, deps.clock())) return lookAtOpenAttempt(deps, row, run)
  const { covered } = span(run.recent, row.through, run.head.id)
  if (!covered.some((edition) => edition.kind === 'papers')) return settleQuiet(deps, row, run)
  // The editions are read before the claim: an edition that cannot be read must not leave an attempt open.
  await wholeEditions(run, covered)

  const attempt = {
    id: deps.newAttemptId(),
    head: run.head.id,
    startedAt: deps.clock(),
  }
  const reader = (await deps.deliveries.claim(row, attempt)) ?? (await ownClaim(deps, row.id, attempt))
  if (!reader) return lookAtOpenAttempt(deps, row, run)

  const mail = await composeOrRelease(deps, reader, attempt, run)
  if (!mail) return settle(deps, reader, attempt, 'quiet', run.recent)
  const latest = attempt.startedAt + submitWithinMs
  const hasTurn = run.mayCall() && (await run.turn(latest))
  // Much may have changed while the reader waited for their turn.
  if (!hasTurn || deps.clock() > latest || !run.mayCall()) return release(deps, row.id, attempt, 'released')
  const tags = { edition: attempt.head, subscriber: row.id, attempt: attempt.id }
  const result = await deps.mailer.submit(mail, tags, run.onCall)
  deps.onSubmit?.(attempt, row, result)
  switch (result.outcome) {
    case 'accepted':
      return settle(deps, reader, attempt, 'submitted', run.recent)
    case 'refused':
      return settle(deps, reader, attempt, 'failed', run.recent)
    case 'throttled':
      return release(deps, row.id, attempt, 'throttled')
    case 'stopped':
      await deps.sending.stop({ until: deps.clock() + stopMs, why: result.reason })
      return release(deps, row.id, attempt, 'stopped')
    case 'ambiguous':
      await park(deps, reader, attempt)
      return 'ambiguous'
  }
}

/** A claim may have been made although its answer was lost. The item then carries our own attempt. */
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

/** A digest that cannot be composed was certainly not sent, so its attempt is released. */
async function composeOrRelease(
  deps: DeliverDeps,
  reader: Confirmed,
  attempt: Attempt,
  run: Run,
): Promise<Mail | FilledMail | undefined> {
  try {
    const { covered } = span(run.recent, reader.through, attempt.head)
    return await deps.composeDigest(reader, await wholeEditions(run, covered), run.recent)
  } catch (fault) {
    await deps.deliveries.release(reader.id, attempt.id)
    throw fault
  }
}

function wholeEditions(run: Run, heads: readonly EditionHead[]): Promise<WholeEdition[]> {
  return Promise.all(heads.map(({ id }) => run.whole(id)))
}

async function release(
  deps: DeliverDeps,
  id: SubscriberId,
  attempt: Attempt,
  outcome: DeliveryOutcome,
): Promise<DeliveryOutcome> {
  const written = await deps.deliveries.release(id, attempt.id)
  return outcome === 'released' && written === 'conflict' ? 'lost' : outcome
}

/** 'lost': another worker has ended the attempt, or its reader has changed and is due as they are now. */
async function park(deps: DeliverDeps, reader: Confirmed, attempt: Attempt): Promise<'parked' | 'lost'> {
  const parked = {
    id: reader.id,
    attemptId: attempt.id,
    rev: reader.rev,
    nextDueAt: reader.nextDueAt,
  }
  const written = await deps.deliveries.park(parked, attempt.startedAt + doubtMs)
  return written === 'written' ? 'parked' : 'lost'
}

async function settleQuiet(deps: DeliverDeps, row: DueRow, run: Run): Promise<DeliveryOutcome> {
  const reader = await deps.subscribers.get(row.id)
  // An open attempt at an older edition with papers, followed by seven without any, must end first.
  if (reader?.status !== 'confirmed' || reader.attempt) return lookAtOpenAttempt(deps, row, run)
  const now = { head: run.head.id, startedAt: deps.clock() }
  const settlement = settlementOf(reader, now, 'quiet', run.recent)
  const written = await deps.deliveries.settleQuiet(row, reader.rev, settlement)
  return written === 'written' ? 'quiet' : 'lost'
}

/**
 * Handles a row that could not be claimed: another worker has an attempt open, or the row is out of date. An
 * attempt that its worker abandoned is parked or decided.
 */
async function lookAtOpenAttempt(deps: DeliverDeps, row: DueRow, run: Run): Promise<DeliveryOutcome> {
  const found = await deps.subscribers.get(row.id)
  if (found?.status !== 'confirmed' || !found.attempt) return 'lost'
  const age = deps.clock() - found.attempt.startedAt
  if (age < abandonedAfterMs) return 'waiting'
  if (age < doubtMs) return park(deps, found, found.attempt)
  return decideAttempt(deps, found, found.attempt, run.recent)
}
