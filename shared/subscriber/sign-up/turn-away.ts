import type { EmailAddress } from '../address/address.ts'
import type { WaitingLetter } from '../letter/waiting-letters.ts'
import type { RequestId } from '../link/request-id.ts'
import type { Subscriber, SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberAttributes, SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite } from '../use-case.ts'
import { ofATurn, turnedAwayEveryMs } from './refuse-sign-ups.ts'

/** The letter that answers a sign-up, and the request that its link acts for. */
export type AnswerLetter = Pick<WaitingLetter, 'letter' | 'request'>

/**
 * What a sign-up of a mailbox that refuses sign-ups comes to: nothing but one letter in 30 days, in which its owner finds
 * the way back. If no address is kept, the letter's stands in the item until the letter was mailed.
 * The sign-up that brought it may be decided again: its write may be in the item although the answer was lost.
 */
export function turnAway(
  subscriber: Subscriber,
  typed: EmailAddress,
  { id: request, at, preferences: { language } }: SubscriptionRequest,
): { change: { set: Partial<SubscriberAttributes> }; letter: AnswerLetter } {
  const { turnedAwayAt = Number.NEGATIVE_INFINITY, turnedAwayFor } = subscriber
  if (at < turnedAwayAt + turnedAwayEveryMs && turnedAwayFor !== request) {
    return { change: { set: {} }, letter: { letter: 'none' } }
  }
  const isKnown = subscriber.status !== 'suppressed' && subscriber.address !== undefined
  const turnedAwayTo = { address: typed, ...(language === undefined ? {} : { language }) }
  return {
    change: { set: { turnedAwayAt: at, turnedAwayFor: request, ...(isKnown ? {} : { turnedAwayTo }) } },
    letter: { letter: 'still-refused', request },
  }
}

/** Lets the next sign-up bring the letter that this one's request could not: otherwise its owner waits 30 days. */
export async function giveTurnBack(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  id: SubscriberId,
  request: RequestId,
): Promise<void> {
  await decideAndWrite(subscribers, id, (subscriber): { change?: SubscriberChange } =>
    subscriber?.turnedAwayFor === request ? { change: { set: {}, remove: [...ofATurn] } } : {},
  )
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
