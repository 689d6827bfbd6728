import type { EpochMs } from '../time/clock.ts'
import type { AskedLetterName } from './letters.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberAttributes } from './subscriber-store.ts'

/** How many letters of one kind the holder of a link can ask for on one day (UTC). */
export const lettersPerDay = 3

type LetterCount = SubscriberAttributes['letters']

/**
 * Counts one more letter of a kind that was asked for, and tells whether it is still within the day's budget. Each kind
 * has its own, so that no request uses up the letter with which a reader could leave or be erased.
 */
export function countLetter(
  subscriber: Subscriber | undefined,
  kind: AskedLetterName | 'sign-up' | 'changed',
  now: EpochMs,
): { letters: LetterCount; allowed: boolean } {
  const day = new Date(now).toISOString().slice(0, 10)
  const counts = subscriber?.letters?.day === day ? (subscriber.letters.counts ?? {}) : {}
  const before = counts[kind] ?? 0
  return {
    letters: { day, counts: { ...counts, [kind]: before + 1 } },
    allowed: before < lettersPerDay,
  }
}
