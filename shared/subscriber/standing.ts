import type { Subscriber } from './subscriber.ts'

/** How the owner of a link stands with the service. Whoever holds the link may be told. */
export type Standing =
  | 'subscribed'
  /** A link that confirms was mailed and is not used yet. */
  | 'asked'
  | 'left'
  | 'suppressed'
  /** Erased, or never here. */
  | 'unknown'

export function standingOf(subscriber: Subscriber | undefined): Standing {
  switch (subscriber?.status) {
    case undefined:
      return 'unknown'
    case 'confirmed':
      return 'subscribed'
    case 'pending':
      return 'asked'
    case 'unsubscribed':
      return subscriber.address === undefined ? 'unknown' : 'left'
    case 'suppressed':
      return 'suppressed'
  }
}
