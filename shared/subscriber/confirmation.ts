import { randomBytes } from 'node:crypto'
import type { EpochMs } from '../time/clock.ts'
import { lettersPerDay } from './letter-budget.ts'
import { links } from './links.ts'
import type { Asking, Confirmation, Subscriber } from './subscriber.ts'
import { hashSecret } from './token.ts'

/** As many links stay open as an address can be sent in a day, so none of several mails is a dead end. */
const maximumOpenConfirmations = lettersPerDay

/** As many links are recognised after their time as an address can be sent in two days. */
const maximumOffered = 2 * lettersPerDay

/** 72 bits of a hash. They recognise a link and open nothing, and a reader's item has to stay small. */
const markLength = 12

/** Makes the secret of a link: 32 random bytes, base64url. */
export type NewSecret = () => string

export const randomSecret: NewSecret = () => randomBytes(32).toString('base64url')

/** The open confirmations with a new one for `secret`. The oldest ones make room. */
export function withConfirmation(
  open: readonly Confirmation[],
  secret: string,
  now: EpochMs,
): readonly Confirmation[] {
  const added = {
    hash: hashSecret(secret),
    expiresAt: now + links.confirm.lifetimeMs,
  }
  return [...open, added].slice(-maximumOpenConfirmations)
}

/** The marks of the links that were mailed lately, with a new one for `secret`. */
export function withOffered(subscriber: Subscriber | undefined, secret: string): readonly string[] {
  return [...(subscriber?.offered ?? []), markOf(secret)].slice(-maximumOffered)
}

/**
 * Tells whether a secret is that of a link that was once mailed to this subscriber. Such a link may have been used or
 * replaced. Its holder may be told what became of the subscription.
 */
export function wasOffered({ offered = [], confirmedBy }: Subscriber, secret: string): boolean {
  return offered.includes(markOf(secret)) || confirmedBy === hashSecret(secret)
}

function markOf(secret: string): string {
  return hashSecret(secret).slice(0, markLength)
}

/** Tells whether links that confirm are open for a subscriber, some of which may have expired. */
export function isAsking(subscriber: Subscriber | undefined): subscriber is Asking {
  if (subscriber?.status === 'pending') return true
  return subscriber?.status === 'confirmed' && !!subscriber.request && !!subscriber.confirmations
}

/** The confirmation that a secret opens, or the reason why there is none. */
export function findConfirmation(
  asking: Asking,
  secret: string,
  now: EpochMs,
): Confirmation | 'unknown' | 'expired' | 'replaced' {
  const hash = hashSecret(secret)
  const found = asking.confirmations.find((confirmation) => confirmation.hash === hash)
  if (!found) {
    if (!wasOffered(asking, secret)) return 'unknown'
    return asking.confirmations.some(({ expiresAt }) => now < expiresAt) ? 'replaced' : 'expired'
  }
  return now < found.expiresAt ? found : 'expired'
}
