import type { EpochMs } from '../time/clock.ts'
import type { Subscriber } from './subscriber.ts'

/** How many letters an address can ask for on one day (UTC). */
export const lettersPerDay = 3

type LetterCount = NonNullable<Subscriber['letters']>

/** Counts one more letter that was asked for, and tells whether it is still within the day's budget. */
export function countLetter(
  subscriber: Subscriber | undefined,
  now: EpochMs,
): { letters: LetterCount; allowed: boolean } {
  const day = new Date(now).toISOString().slice(0, 10)
  const before = subscriber?.letters?.day === day ? subscriber.letters.count : 0
  return {
    letters: { day, count: before + 1 },
    allowed: before < lettersPerDay,
  }
}
