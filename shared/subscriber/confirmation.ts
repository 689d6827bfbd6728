import { randomBytes } from 'node:crypto'
import type { EpochMs } from '../time/clock.ts'
import { lettersPerDay } from './letter-budget.ts'
import { links } from './links.ts'
import type { Asking, Confirmation, Subscriber } from './subscriber.ts'
import { hashSecret } from './token.ts'

/** As many links stay open as an address can be sent in a day, so none of several mails is a dead end. */
const maximumOpenConfirmations = lettersPerDay

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
): Confirmation | 'unknown' | 'expired' {
  const hash = hashSecret(secret)
  const found = asking.confirmations.find((confirmation) => confirmation.hash === hash)
  if (!found) return 'unknown'
  return now < found.expiresAt ? found : 'expired'
}
