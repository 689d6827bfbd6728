import type { EpochMs } from '../time/clock.ts'
import type { LetterName } from './letters.ts'
import type { RequestId } from './request-id.ts'
import type { SubscriberId } from './subscriber-id.ts'

/** A letter that waits in the table until it may go. It holds no secret. */
export interface WaitingLetter {
  readonly id: SubscriberId
  readonly letter: LetterName | 'none'
  /** The request that its link acts for, if it acts for one. */
  readonly request?: RequestId
  readonly since: EpochMs
  /** A proof of work was solved for it: such letters go first. */
  readonly isProven: boolean
  /** How many sign-ups of its network came before it, so that a flood stands behind the first of every other network. */
  readonly turn: number
  readonly correlation?: string
}

/** Letters that wait, in the order in which they go. */
export interface WaitingLetters {
  hold(letter: WaitingLetter): Promise<void>
}
