import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { RequestId } from '../link/request-id.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { LetterName } from './letters.ts'

/** A letter that has to wait. Like its message it holds no secret: the link is made when the mail is written. */
export interface WaitingLetter {
  readonly id: SubscriberId
  readonly letter: LetterName | 'none'
  readonly request?: RequestId
  /** The id of the mailbox of an alias. */
  readonly mailbox?: SubscriberId
  /** Since when it waits. */
  readonly since: EpochMs
  /** Its sign-up came with a proof of work. */
  readonly isProven: boolean
  /** How many sign-ups of the same network came before it. */
  readonly turn: number
  /** How often it went to the letters' queue before, and had to wait again. */
  readonly returned?: number
  /** A call left open whether the letter was mailed already. It is tried once more. */
  readonly doubted?: boolean
  readonly correlation?: string
}

/**
 * A letter that waited longer is dropped: its reader has long tried again, or given up. It is well within the
 * life of a confirmation link.
 */
export const longestWaitMs = dayMs

/**
 * The letters that wait, in the table. Those with a proof come first, then those before which few sign-ups of
 * their network came, so that a flood stands behind the first letters of all other networks. Within a place
 * the oldest is first.
 */
export interface WaitingLetters {
  /** Once it resolves, the letter survives a crash. Holding the same letter again changes nothing. */
  hold(letter: WaitingLetter): Promise<void>
  /** The first `count` in line; fewer if no more wait. */
  next(count: number): Promise<readonly WaitingLetter[]>
  /** Up to `count` letters, in any order, that have waited since before a moment. */
  waitingSince(before: EpochMs, count: number): Promise<readonly WaitingLetter[]>
  /** Since when the letter that has waited longest waits; undefined if none waits. */
  oldest(): Promise<EpochMs | undefined>
  /** Removes letters. One that came back from the queue meanwhile stays: it is another entry. */
  remove(letters: readonly WaitingLetter[]): Promise<void>
}

/**
 * The place of a letter among those of its kind: 0, 1, 2–3, 4–7, 8–15, … earlier sign-ups of its network share
 * one. So a handful of people behind one address wait hardly longer than others, and there are few places.
 */
export function placeOf(turn: number): number {
  return turn < 1 ? 0 : 1 + Math.floor(Math.log2(turn))
}
