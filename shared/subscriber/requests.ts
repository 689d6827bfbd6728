import type { EpochMs } from '../time/clock.ts'
import { links } from './link/links.ts'
import type { RequestId } from './link/request-id.ts'
import type { Asking, Subscriber, SubscriptionRequest } from './subscriber.ts'

/**
 * As many requests stay open as letters can be mailed while their links live: so many of strangers' sign-ups, and so many
 * of the mailbox's own. So none of several mails is a dead end.
 */
const maximumOpenRequests = 12

/** The end of the link of a request that was made now. */
export function requestExpiry(now: EpochMs): EpochMs {
  return now + links.confirm.lifetimeMs
}

/**
 * The open requests of a subscriber with a new one. Those that have ended go, and the oldest make room; but nobody who
 * types an address closes what its mailbox asked for itself.
 */
export function withRequest(
  subscriber: Subscriber | undefined,
  added: SubscriptionRequest,
): readonly SubscriptionRequest[] {
  const open = requestsOf(subscriber).filter(({ expiresAt }) => added.at < expiresAt)
  const isAlike = ({ asked }: SubscriptionRequest): boolean => asked === added.asked
  const others = open.filter((request) => !isAlike(request))
  return [...others, ...[...open.filter(isAlike), added].slice(-maximumOpenRequests)]
}

/** The request that a link acts for, while it can be confirmed. */
export function openRequest(
  subscriber: Subscriber | undefined,
  id: RequestId,
  now: EpochMs,
): SubscriptionRequest | undefined {
  return requestsOf(subscriber).find((request) => request.id === id && now < request.expiresAt)
}

/** Tells whether any request of a subscriber can be confirmed. */
export function hasOpenRequest(subscriber: Subscriber | undefined, now: EpochMs): boolean {
  return requestsOf(subscriber).some(({ expiresAt }) => now < expiresAt)
}

/** Tells whether a subscriber has requests, some of which may have ended. */
export function isAsking(subscriber: Subscriber | undefined): subscriber is Asking {
  return requestsOf(subscriber).length > 0
}

/** The requests of a subscriber, some of which may have ended. */
export function requestsOf(subscriber: Subscriber | undefined): readonly SubscriptionRequest[] {
  if (subscriber?.status !== 'pending' && subscriber?.status !== 'confirmed') return []
  return subscriber.requests ?? []
}
