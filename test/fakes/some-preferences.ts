import type { Preferences } from '../../shared/subscriber/preferences/preferences.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'

/** A Monday, an hour after the reader's slot. */
export const monday = Date.UTC(2026, 10, 23, 9)

/** Daily at 08:00 UTC, without topics. */
export const dailyAtEight: Preferences = {
  timezone: 'UTC' as TimeZone,
  hour: 8,
  frequency: 'daily',
  topics: [],
}
