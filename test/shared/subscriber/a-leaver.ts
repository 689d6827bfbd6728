import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { aConfirmed, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'

type Unsubscribed = Extract<Subscriber, { status: 'unsubscribed' }>
type Suppressed = Extract<Subscriber, { status: 'suppressed' }>

/** A reader who left on Monday, with the history of a confirmed reader. */
export function anUnsubscribed(part: Partial<Unsubscribed> = {}): Unsubscribed {
  return { ...history(), status: 'unsubscribed', preferences: dailyAtEight, ...part }
}

/** A reader who must not be mailed, with the history of a confirmed reader. */
export function aSuppressed(part: Partial<Suppressed> = {}): Suppressed {
  return { ...history(), status: 'suppressed', ...part }
}

function history() {
  const { id, version, rev, since, through, missed } = aConfirmed()
  const address = 'ann@example.org' as EmailAddress
  return { id, version, rev, since, through, missed, address, leftAt: monday }
}
