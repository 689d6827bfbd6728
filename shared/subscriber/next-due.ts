import type { EpochMs } from '../time/clock.ts'
import type { Preferences } from './preferences.ts'
import { nextSlot } from './schedule.ts'

/** What a reader's next slot follows from, beside their preferences. */
export interface Before {
  /** The start of their last settled attempt. */
  readonly lastAt: EpochMs | undefined
  readonly confirmedAt: EpochMs
  /** Before this there is nothing new for them (`newsAt` of the edition they have). */
  readonly newsAt: EpochMs
}

/**
 * When a confirmed reader is due next: at the first slot after their last digest that can have something new, or from
 * the confirmation on if there was none yet. Without `newsAt`, somebody whose welcome came after their hour would be due
 * at their hour with nothing to read, get the next edition the minute it appears, and never again at their hour.
 */
export function nextDue(preferences: Preferences, { lastAt, confirmedAt, newsAt }: Before): EpochMs {
  const { pausedUntil = 0 } = preferences
  if (lastAt === undefined) return Math.max(confirmedAt, pausedUntil)
  return nextSlot({ ...preferences, pausedUntil: Math.max(pausedUntil, newsAt) }, lastAt)
}
