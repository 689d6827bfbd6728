import { type EpochMs, hourMs, secondMs } from '../time/clock.ts'
import type { Addressed } from './letter.ts'
import { requestLetter } from './request-letter.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import { expiryOf } from './token.ts'
import type { SubscriberDeps } from './use-case.ts'

/** How long a link that erases works. */
export const eraseLinkHours = 72

/**
 * Mails a link that erases. It goes by mail because the links of a digest are forwarded with it, and nobody else's data
 * may be lost by them: what is erased cannot be brought back.
 */
export function requestErasure(deps: SubscriberDeps, id: SubscriberId): Promise<void> {
  return requestLetter(deps, id, 'erase', isAddressed)
}

/** The latest moment at which a link that erases can have been mailed: its token tells it to the second. */
export function mailedBy(token: string): EpochMs {
  return expiryOf(token) - eraseLinkHours * hourMs + secondMs
}

/** Whether there is somebody to write to: neither suppressed nor erased already. */
export function isAddressed(subscriber: Subscriber | undefined): subscriber is Addressed {
  return subscriber !== undefined && subscriber.status !== 'suppressed' && subscriber.address !== undefined
}
