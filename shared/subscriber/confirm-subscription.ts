import { type EditionHead, newsAt } from '../edition/edition.ts'
import { beforeAllEditions } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { findConfirmation, isAsking, wasOffered } from './confirmation.ts'
import { nextDue } from './next-due.ts'
import type { Preferences } from './preferences.ts'
import type { Asking, Confirmation, Confirmed, Subscriber } from './subscriber.ts'
import { dueShardOf } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { hashSecret, parseConfirmToken } from './token.ts'
import { type DueDeps, decideAndWrite, type SubscriberDeps } from './use-case.ts'

export interface ConfirmDeps extends DueDeps {
  /** Asks the worker of a shard to look at it now, so that the welcome does not wait for the next tick. */
  readonly summonWorker: (dueShard: number) => Promise<void>
}

/** The state of a confirmation link at a moment. */
type ConfirmationState =
  | {
      readonly state: 'open'
      readonly subscriber: Asking
      readonly confirmation: Confirmation
    }
  | { readonly state: 'confirmed'; readonly subscriber: Confirmed; readonly byAnother?: true }
  | { readonly state: Closed }

/** Why a link confirms nothing. Only of a link that was mailed to them is a subscriber's state told. */
type Closed =
  | 'expired'
  /** A newer mail holds a link that works. */
  | 'replaced'
  | 'left'
  | 'suppressed'
  /** No link of this subscriber, or one of which nothing is known any more. */
  | 'unknown'

/**
 * The result of pressing the button. `isNew` is set if this press confirmed, and no earlier one; `byAnother` if the link
 * of another mail did.
 */
export type ConfirmOutcome =
  | {
      readonly state: 'confirmed'
      readonly subscriber: ConfirmedNow
      readonly isNew?: true
      readonly byAnother?: true
    }
  | { readonly state: Closed }

/** The fields that are set once a reader is confirmed. */
export type ConfirmedNow = Pick<Confirmed, 'preferences' | 'nextDueAt' | 'through'>

/** Looks at a confirmation link. Changes nothing. */
export async function inspectConfirmation(deps: SubscriberDeps, token: string): Promise<ConfirmationState> {
  const parsed = parseConfirmToken(token)
  if (!parsed) return { state: 'unknown' }
  const subscriber = await deps.subscribers.get(parsed.id)
  return stateOf(subscriber, parsed.secret, deps.clock())
}

/**
 * Confirms, and sets the preferences in the same step if they are given. Pressing the button again, or that of another
 * mail, changes nothing, but summons the worker again: the first press may have crashed before that.
 */
export async function confirmSubscription(
  deps: ConfirmDeps,
  token: string,
  ip: string,
  preferences?: Preferences,
): Promise<ConfirmOutcome> {
  const parsed = parseConfirmToken(token)
  if (!parsed) return { state: 'unknown' }
  const { id, secret } = parsed
  const now = deps.clock()
  const recent = await deps.recentEditions()

  let hasProof = false
  let isErased = false
  const decision = await decideAndWrite(deps.subscribers, id, async (subscriber): Promise<Decision> => {
    isErased = !subscriber || (subscriber.status !== 'confirmed' && subscriber.address === undefined)
    const found = stateOf(subscriber, secret, now)
    if (found.state !== 'open') return { result: found }
    const { address, request } = found.subscriber
    // The consent is kept before the write that it proves: a subscription without a consent would be worse
    // than a consent without a subscription.
    const { hash } = found.confirmation
    const consent = { address, request, confirmedAt: now, confirmedIp: ip }
    await deps.subscribers.keepConsent(id, hash, consent)
    hasProof = true
    return confirm(found.subscriber, found.confirmation, preferences, recent, now)
  })
  if (decision.result.state === 'confirmed') await deps.summonWorker(dueShardOf(id))
  // The subscriber was erased in between, perhaps right before the consent was kept.
  else if (hasProof && isErased) await deps.subscribers.dropConsent(id, hashSecret(secret))
  return decision.result
}

interface Decision {
  readonly result: ConfirmOutcome
  readonly change?: SubscriberChange
}

function stateOf(subscriber: Subscriber | undefined, secret: string, now: EpochMs): ConfirmationState {
  if (isAsking(subscriber)) {
    const found = findConfirmation(subscriber, secret, now)
    if (typeof found !== 'string') return { state: 'open', subscriber, confirmation: found }
    if (subscriber.status === 'pending') return { state: found }
  }
  if (!subscriber || !wasOffered(subscriber, secret)) return { state: 'unknown' }
  if (subscriber.status === 'confirmed') {
    const byAnother = subscriber.confirmedBy !== hashSecret(secret)
    return { state: 'confirmed', subscriber, ...(byAnother && { byAnother }) }
  }
  return { state: subscriber.status === 'suppressed' ? 'suppressed' : 'left' }
}

function confirm(
  subscriber: Asking,
  confirmation: Confirmation,
  chosen: Preferences | undefined,
  recent: readonly EditionHead[],
  now: EpochMs,
): Decision {
  const preferences = withPause(chosen ?? subscriber.preferences, subscriber.preferences, now)
  const before = recent.at(-2)?.id ?? beforeAllEditions
  // A new reader starts at the edition before the head, so that the head is their welcome. A reader who comes
  // back goes on where they stopped.
  const { since = before, through = before, lastAt } = subscriber
  const nextDueAt = nextDue(preferences, { lastAt, confirmedAt: now, newsAt: newsAt(recent, through) })
  return {
    result: { state: 'confirmed', subscriber: { preferences, nextDueAt, through }, isNew: true },
    change: {
      set: {
        status: 'confirmed',
        preferences,
        confirmedAt: now,
        confirmedBy: confirmation.hash,
        nextDueAt,
        dueShard: dueShardOf(subscriber.id),
        since,
        through,
      },
      // The mailbox took this mail, so its soft bounces are over, too.
      remove: ['confirmations', 'request', 'leftAt', 'expiresAtSeconds', 'restsUntil', 'softBounces'],
    },
  }
}

/** The form has no field for a pause, so a pause that is not over yet is kept. */
function withPause(chosen: Preferences, { pausedUntil = 0 }: Preferences, now: EpochMs): Preferences {
  return pausedUntil > now ? { ...chosen, pausedUntil } : chosen
}
