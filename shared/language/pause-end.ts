import type { Preferences } from '../subscriber/preferences/preferences.ts'
import type { EpochMs } from '../time/clock.ts'
import type { Language } from './language.ts'

/** The day on which a reader's pause ends, in words; undefined without a pause. */
export function pauseEnd(
  language: Pick<Language, 'day'>,
  { pausedUntil = 0, timezone }: Preferences,
  now: EpochMs,
): string | undefined {
  return pausedUntil > now ? language.day(pausedUntil, timezone) : undefined
}
