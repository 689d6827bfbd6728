import { type EditionHead, newsAt } from '../edition/edition.ts'
import { beforeAllEditions } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { findConfirmation } from './confirmation.ts'
import { nextDue } from './next-due.ts'
import type { Preferences } from './preferences.ts'
import type { Confirmation, Confirmed, Pending, Subscriber } from './subscriber.ts'
import { dueShardOf } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { hashSecret, parseConfirmToken } from './token.ts'
import { type DueDeps, decideAndWrite, type SubscriberDeps } from './use-case.ts'

export interface ConfirmDeps extends DueDeps {
  /** Has the worker of a shard look at it now, so that the welcome does not wait for the next tick. */
  readonly summonWorker: (dueShard: number) => Promise<void>
}

/** What a confirmation link is worth at a moment. */
type ConfirmationState =
  | {
      readonly state: 'open'
      readonly subscriber: Pending
      readonly confirmation: Confirmation
    }
  | { readonly state: 'confirmed'; readonly subscriber: Confirmed }
  | { readonly state: 'expired' | 'unknown' }

/** What came of pressing the button. `isNew` where it was this very press that confirmed, and no earlier one. */
export type ConfirmOutcome =
  | { readonly state: 'confirmed'; readonly subscriber: ConfirmedNow; readonly isNew?: true }
  | { readonly state: 'expired' | 'unknown' }

/** What is set once somebody is confirmed. */
export type ConfirmedNow = Pick<Confirmed, 'preferences' | 'nextDueAt' | 'through'>

/** Looks at a confirmation link and changes nothing. */
export async function inspectConfirmation(deps: SubscriberDeps, token: string): Promise<ConfirmationState> {
  const parsed = parseConfirmToken(token)
  if (!parsed) return { state: 'unknown' }
  const subscriber = await deps.subscribers.get(parsed.id)
  return stateOf(subscriber, parsed.secret, deps.clock())
}

/**
 * Confirms, and sets preferences in the same step where they are given. Pressing the button again changes nothing, but
 * summons the worker again: the first time it may have crashed before that.
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
    // Before the write that it proves: a subscription without a consent would be worse than the other way round.
    const { hash } = found.confirmation
    const consent = { address, request, confirmedAt: now, confirmedIp: ip }
    await deps.subscribers.keepConsent(id, hash, consent)
    hasProof = true
    return confirm(found.subscriber, found.confirmation, preferences, recent, now)
  })
  if (decision.result.state === 'confirmed') await deps.summonWorker(dueShardOf(id))
  // In between, perhaps right before the proof was written.
  else if (hasProof && isErased) await deps.subscribers.dropConsent(id, hashSecret(secret))
  return decision.result
}

interface Decision {
  readonly result: ConfirmOutcome
  readonly change?: SubscriberChange
}

function stateOf(subscriber: Subscriber | undefined, secret: string, now: EpochMs): ConfirmationState {
  if (subscriber?.status === 'pending') {
    const found = findConfirmation(subscriber, secret, now)
    return typeof found === 'string' ? { state: found } : { state: 'open', subscriber, confirmation: found }
  }
  if (subscriber?.status === 'confirmed' && subscriber.confirmedBy === hashSecret(secret)) {
    return { state: 'confirmed', subscriber }
  }
  return { state: 'unknown' }
}

function confirm(
  subscriber: Pending,
  confirmation: Confirmation,
  chosen: Preferences | undefined,
  recent: readonly EditionHead[],
  now: EpochMs,
): Decision {
  const preferences = withPause(chosen ?? subscriber.preferences, subscriber.preferences, now)
  const before = recent.at(-2)?.id ?? beforeAllEditions
  // The edition before the head, so that the head is the welcome. Who comes back goes on where they stopped.
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
      remove: ['confirmations', 'request', 'leftAt', 'expiresAtSeconds'],
    },
  }
}

/** The form has no field for a pause: one that goes on is kept. */
function withPause(chosen: Preferences, { pausedUntil = 0 }: Preferences, now: EpochMs): Preferences {
  return pausedUntil > now ? { ...chosen, pausedUntil } : chosen
}
