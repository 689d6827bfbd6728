import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from '../../time/clock.ts'
import { atHour, localDate, type TimeZone, zoned } from '../../time/time-zone.ts'

/** The days on which a reader wants a digest: all days, Monday to Friday, or Mondays. */
export const frequencies = ['daily', 'weekdays', 'weekly'] as const
export type Frequency = (typeof frequencies)[number]

export interface Schedule {
  readonly timezone: TimeZone
  /** A whole hour of the reader's clock, 0–23. */
  readonly hour: number
  readonly frequency: Frequency
  readonly pausedUntil?: EpochMs
}

/**
 * When the next digest is due: the first slot of the reader's days, hour and zone that is on a later local
 * date than `lastAt` and not before `pausedUntil`. The present plays no part. A slot in the past is due at
 * once, so missed editions are caught up. One local date never has two slots.
 *
 * If spring skips the hour, the slot is right after the gap. If autumn repeats the hour, the first one
 * counts. A date whose hour the clocks skip into the next date (all of 2011-12-30 in Apia; 23:00 in Nuuk in
 * March) has no slot.
 */
export function nextSlot(schedule: Schedule, lastAt: EpochMs): EpochMs {
  const { timezone, hour, frequency } = schedule
  const earliest = Math.max(lastAt, schedule.pausedUntil ?? lastAt)
  let date = zoned(lastAt, timezone).toPlainDate().add({ days: 1 })
  if (earliest > lastAt) {
    const resumed = zoned(earliest, timezone).toPlainDate()
    if (Temporal.PlainDate.compare(resumed, date) > 0) date = resumed
  }
  for (; ; date = date.add({ days: 1 })) {
    if (!isWanted(frequency, date.dayOfWeek)) continue
    const slot = atHour(date, hour, timezone)
    // A slot before lastAt is passed over, too. Where clocks were put back over midnight (St John's until
    // 2011), they show a later date and then an earlier one.
    if (slot >= earliest && localDate(slot, timezone) === date.toString()) return slot
  }
}

/** `dayOfWeek` as ISO 8601 counts it: Monday 1, Sunday 7. */
function isWanted(frequency: Frequency, dayOfWeek: number): boolean {
  switch (frequency) {
    case 'daily':
      return true
    case 'weekdays':
      return dayOfWeek <= 5
    case 'weekly':
      return dayOfWeek === 1
  }
}
