import type { EmailAddress } from '../address/address.ts'
import type { HeldBackBy } from './admit-sign-up.ts'

/** A letter that did not go out at once, for whoever may know why: the operator, on their own machine. */
export interface HeldBack {
  readonly address: EmailAddress
  /** `waits`: it stands in the table until it may go. `dropped`: it will never go. */
  readonly letter: 'waits' | 'dropped'
  /** Every reason, the mailbox's budget included, of which no answer tells. */
  readonly by: readonly HeldBackBy[]
}
