import type { EpochMs } from '../../time/clock.ts'
import type { Preferences } from './preferences.ts'
import { nextSlot } from './schedule.ts'

/** The facts that a reader's next slot follows from, beside their preferences. */
export interface Before {
  /** The start of the reader's last settled attempt. */
  readonly lastAt: EpochMs | undefined
  readonly confirmedAt: EpochMs
  /** Before this moment there is nothing new for the reader (`newsAt` of the edition that they have). */
  readonly newsAt: EpochMs
  /** Until when the reader's digests rest after soft bounces. */
  readonly restsUntil?: EpochMs | undefined
}

/**
 * When a confirmed reader is due next: at the first slot after their last digest that can have something new.
 * A reader without a digest is due from the confirmation on. Without `newsAt`, a reader whose welcome came
 * after their hour would be due at their hour with nothing to read. From then on they would get each edition
 * the minute it appears, and never at their hour.
 */
export function nextDue(
  preferences: Preferences,
  { lastAt, confirmedAt, newsAt, restsUntil = 0 }: Before,
): EpochMs {
  const { pausedUntil = 0 } = preferences
  if (lastAt === undefined) return Math.max(confirmedAt, pausedUntil, restsUntil)
  return nextSlot({ ...preferences, pausedUntil: Math.max(pausedUntil, restsUntil, newsAt) }, lastAt)
}
