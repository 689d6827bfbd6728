import { dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import type { Subscriber, SubscriptionRequest } from '../subscriber.ts'
import { keptAttributes } from './erase-subscriber.ts'

/** How long the address and the settings of a reader who left, or was suppressed, are kept: the way back works so long. */
export const leftLifetimeMs = 28 * dayMs

/**
 * How long anything is kept of somebody who never confirmed, counted from the last sign-up, and how long a single sign-up
 * is kept of anybody.
 */
export const unconfirmedLifetimeMs = 7 * dayMs

/**
 * How long a proof of consent is kept after its reader left, then without the address. Claims for a mail that somebody
 * says they never agreed to become time-barred after three years (in Germany §195 BGB).
 */
export const consentLifetimeMs = 3 * 365 * dayMs

/** What may still be known of a subscriber: everything, the id with what keeps promises, or nothing. */
export type Remembered = 'everything' | 'history' | 'nothing'

/** Tells what may be known of a subscriber at a moment, whether or not it has been removed from the table yet. */
export function rememberedOf(subscriber: Subscriber, now: EpochMs): Remembered {
  const { status, leftAt, expiresAtSeconds } = subscriber
  if (status === 'confirmed') return 'everything'
  // A suppression is a promise for ever: the id stays, whatever else goes.
  if (status === 'suppressed') {
    // Nobody needs the address of somebody who never confirmed, and whose mail came back.
    const until = (leftAt ?? 0) + (wasConfirmed(subscriber) ? leftLifetimeMs : 0)
    return now < until ? 'everything' : 'history'
  }
  // So is a refusal of sign-ups, until it is taken back.
  const atLeast = subscriber.blockedAt === undefined ? 'nothing' : 'history'
  if (expiresAtSeconds !== undefined && expiresAtSeconds * secondMs <= now) return atLeast
  const asked = lastAskedAt(subscriber)
  if (!wasConfirmed(subscriber)) {
    // An item that expires says itself when that is.
    const until = expiresAtSeconds === undefined ? (asked ?? leftAt ?? 0) + unconfirmedLifetimeMs : Infinity
    return now < until ? 'everything' : atLeast
  }
  const until = Math.max(
    leftAt === undefined ? 0 : leftAt + leftLifetimeMs,
    asked === undefined ? 0 : asked + unconfirmedLifetimeMs,
  )
  return now < until ? 'everything' : 'history'
}

/** A subscriber as far as they may still be known at a moment. Their `rev` is that of the item in the table. */
export function asRemembered(subscriber: Subscriber, now: EpochMs): Subscriber {
  const remembered = rememberedOf(subscriber, now)
  if (remembered === 'everything') {
    const requests = rememberedRequests(subscriber, now)
    // The cast is safe: only who has requests loses some.
    return requests ? ({ ...subscriber, requests } as Subscriber) : subscriber
  }
  const { id, version, rev, expiresAtSeconds } = subscriber
  if (remembered === 'nothing') {
    // A new sign-up renews the expiry that it finds.
    const expiry = expiresAtSeconds === undefined ? {} : { expiresAtSeconds }
    return { id, version, rev, status: 'unsubscribed', missed: {}, ...expiry }
  }
  const kept = Object.fromEntries(
    historyOf(subscriber, now).flatMap((name) =>
      subscriber[name] === undefined ? [] : [[name, subscriber[name]]],
    ),
  )
  const status = subscriber.status === 'suppressed' ? 'suppressed' : 'unsubscribed'
  // The cast is safe: an unsubscribed or suppressed subscriber needs no more than their history.
  return { ...kept, status } as Subscriber
}

/** The requests that may still be known, if the subscriber has others, too; undefined if none has to go. */
export function rememberedRequests(
  subscriber: Subscriber,
  now: EpochMs,
): readonly SubscriptionRequest[] | undefined {
  if (subscriber.status !== 'pending' && subscriber.status !== 'confirmed') return undefined
  const { requests = [] } = subscriber
  const known = requests.filter(({ at }) => now < at + unconfirmedLifetimeMs)
  return known.length < requests.length ? known : undefined
}

/** The attributes that stay of somebody of whom the history is kept. */
export function historyOf({ turnedAwayAt = 0 }: Subscriber, now: EpochMs): readonly (keyof Subscriber)[] {
  // Where one letter is to go that is under way, and which sign-up it answers. It is mailed within four days, or never.
  const isUnderWay = now < turnedAwayAt + unconfirmedLifetimeMs
  return isUnderWay ? [...keptAttributes, 'turnedAwayFor', 'turnedAwayTo'] : keptAttributes
}

/** Tells whether a subscriber has ever confirmed. What keeps an edition from coming twice begins with that. */
function wasConfirmed(subscriber: Subscriber): boolean {
  return subscriber.since !== undefined || subscriber.confirmedBy !== undefined
}

/** When the subscription that waits for its confirmation was last asked for; undefined if none waits. */
function lastAskedAt(subscriber: Subscriber): EpochMs | undefined {
  if (subscriber.status !== 'pending' || subscriber.requests.length === 0) return undefined
  return Math.max(...subscriber.requests.map(({ at }) => at))
}
