import type { EmailAddress } from './address.ts'
import { turnedAwayEveryMs } from './refuse-sign-ups.ts'
import type { Subscriber, SubscriptionRequest } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberAttributes, SubscriberChange, SubscriberStore } from './subscriber-store.ts'
import { decideAndWrite } from './use-case.ts'
import type { WaitingLetter } from './waiting-letters.ts'

/** The letter that answers a sign-up, and the request that its link acts for. */
export type AnswerLetter = Pick<WaitingLetter, 'letter' | 'request'>

/**
 * What a sign-up of a mailbox that refuses sign-ups comes to: nothing but one letter in 30 days, in which its owner finds
 * the way back. If no address is kept, the letter's stands in the item until the letter was mailed.
 */
export function turnAway(
  subscriber: Subscriber,
  typed: EmailAddress,
  { id: request, at, preferences: { language } }: SubscriptionRequest,
): { change: { set: Partial<SubscriberAttributes> }; letter: AnswerLetter } {
  const { turnedAwayAt } = subscriber
  if (turnedAwayAt !== undefined && at < turnedAwayAt + turnedAwayEveryMs) {
    return { change: { set: {} }, letter: { letter: 'none' } }
  }
  const isKnown = subscriber.status !== 'suppressed' && subscriber.address !== undefined
  const turnedAwayTo = { address: typed, ...(language === undefined ? {} : { language }) }
  return {
    change: { set: { turnedAwayAt: at, ...(isKnown ? {} : { turnedAwayTo }) } },
    letter: { letter: 'still-refused', request },
  }
}

/** Forgets where the letter was to go, once it was mailed or never will be. */
export async function forgetTurnedAway(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  id: SubscriberId,
): Promise<void> {
  await decideAndWrite(subscribers, id, (subscriber): { change?: SubscriberChange } =>
    subscriber?.turnedAwayTo ? { change: { set: {}, remove: ['turnedAwayTo'] } } : {},
  )
}
