import type { EpochMs } from '../../time/clock.ts'
import type { Subscriber } from '../subscriber.ts'
import type { SubscriberAttributes } from '../subscriber-store.ts'
import type { AskedLetterName } from './letters.ts'

/** How many letters of one kind the holder of a link can ask for on one day (UTC). */
export const lettersPerDay = 3

type LetterCount = SubscriberAttributes['letters']

/**
 * Counts one more letter of a kind that was asked for, and tells whether it is still within the day's budget. Each kind
 * has its own, so that no request uses up the letter with which a reader could leave or be erased.
 */
export function countLetter(
  subscriber: Subscriber | undefined,
  kind: AskedLetterName | 'changed',
  now: EpochMs,
): { letters: LetterCount; allowed: boolean } {
  const day = dayOf(now)
  const counts = subscriber?.letters?.day === day ? (subscriber.letters.counts ?? {}) : {}
  const before = counts[kind] ?? 0
  return {
    letters: { day, counts: { ...counts, [kind]: before + 1 } },
    allowed: before < lettersPerDay,
  }
}

/** The counts without one letter that could not be queued; undefined if its day is over. */
export function uncountLetter(
  subscriber: Subscriber | undefined,
  kind: AskedLetterName,
  countedAt: EpochMs,
): LetterCount | undefined {
  const { day, counts = {} } = subscriber?.letters ?? {}
  if (day !== dayOf(countedAt)) return undefined
  return { day, counts: { ...counts, [kind]: Math.max((counts[kind] ?? 0) - 1, 0) } }
}

/** A day of UTC. */
function dayOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10)
}
