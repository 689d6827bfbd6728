import type { EpochMs } from '../time/clock.ts'
import type { Preferences } from './preferences.ts'
import { nextSlot } from './schedule.ts'

/** When a confirmed reader is due next: after the last settled attempt, or from the confirmation on if there is none. */
export function nextDue(
  preferences: Preferences,
  last: { readonly lastAt: EpochMs | undefined; readonly confirmedAt: EpochMs },
): EpochMs {
  if (last.lastAt !== undefined) return nextSlot(preferences, last.lastAt)
  return Math.max(last.confirmedAt, preferences.pausedUntil ?? 0)
}
