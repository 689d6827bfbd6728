import type { EmailAddress } from '../address/address.ts'
import type { WaitingLetter } from '../letter/waiting-letters.ts'
import type { SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange } from '../subscriber-store.ts'

/** A sign-up, with the id of the address that was typed. */
export interface SignedUp {
  readonly id: SubscriberId
  readonly typed: EmailAddress
  readonly request: SubscriptionRequest
}

/** The letter that answers a sign-up, whom it goes to, and the request that its link acts for. */
export interface AnswerLetter extends Pick<WaitingLetter, 'letter' | 'request'> {
  readonly to: SubscriberId
}

export interface RequestDecision {
  /** Whose item is written. */
  readonly of: SubscriberId
  readonly change: SubscriberChange
  readonly letter: AnswerLetter
}
