import { dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import { links } from '../link/links.ts'
import { withRequest } from '../requests.ts'
import type { Subscriber } from '../subscriber.ts'
import type { AnswerLetter, RequestDecision, SignedUp } from './request-decision.ts'
import { turnAway } from './turn-away.ts'

/** The items that decide about a sign-up: that of the address, and that of its mailbox. Of most addresses they are one. */
export interface KnownAtSignUp {
  readonly own: Subscriber | undefined
  readonly mailbox: Subscriber | undefined
}

/** Long enough that a confirmation in its link's last minute still finds the item. */
const pendingLifetimeMs = links.confirm.lifetimeMs + 4 * dayMs

/** Decides what a sign-up changes and which letter answers it: always one item, and one letter or none. */
export function decideRequest({ own, mailbox }: KnownAtSignUp, signedUp: SignedUp): RequestDecision {
  const { id, typed, request } = signedUp
  const now = request.at
  const answer: AnswerLetter = { letter: 'confirm', request: request.id, to: id }
  if (own?.status === 'suppressed') return { of: id, change: { set: {} }, letter: { letter: 'none', to: id } }
  // An alias may refuse sign-ups by itself: links of old mails name no mailbox.
  const refusing = [mailbox, own].find((subscriber) => subscriber?.blockedAt !== undefined)
  if (refusing) return turnAway(refusing, own, signedUp)
  if (own?.status === 'confirmed') {
    if ((own.restsUntil ?? 0) <= now)
      return { of: id, change: { set: {} }, letter: { ...answer, letter: 'already-subscribed' } }
    const { preferences } = own
    const requests = withRequest(own, { ...request, preferences })
    return { of: id, change: { set: { requests } }, letter: answer }
  }
  // A reader who was here before keeps what they chose themselves, until they confirm something else.
  const before = own?.since === undefined ? undefined : own
  const expiresAt = expiryOf(own, now)
  return {
    of: id,
    change: {
      set: {
        status: 'pending',
        address: before?.address ?? typed,
        preferences: before?.preferences ?? request.preferences,
        requests: withRequest(own, request),
        ...(expiresAt === undefined ? {} : { expiresAtSeconds: Math.ceil(expiresAt / secondMs) }),
      },
    },
    letter: answer,
  }
}

/**
 * When the table may forget a request that goes unanswered. It keeps the item until the link is dead, and at
 * least as long as it was to be kept before. A subscriber who was here before keeps their history, and with
 * it their item, for good.
 */
function expiryOf(subscriber: Subscriber | undefined, now: EpochMs): EpochMs | undefined {
  if (subscriber && subscriber.expiresAtSeconds === undefined) return undefined
  return Math.max(now + pendingLifetimeMs, (subscriber?.expiresAtSeconds ?? 0) * secondMs)
}
