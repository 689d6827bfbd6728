import { Temporal } from 'temporal-polyfill'
import { dayMs, type EpochMs } from '../../time/clock.ts'
import { type LocalDate, localDate, type TimeZone, zoned } from '../../time/time-zone.ts'
import type { FieldProblemCode } from '../field-problem.ts'

const longestPauseMs = 366 * dayMs

/** The days that can end a pause in a zone. The first one is tomorrow: a pause until today would be none. */
export function pauseDays(zone: TimeZone, now: EpochMs): { first: LocalDate; last: LocalDate } {
  const first = zoned(now, zone).toPlainDate().add({ days: 1 }).toString()
  return { first, last: localDate(now + longestPauseMs, zone) }
}

/** The start of a day (`YYYY-MM-DD`) in a zone, as the end of a pause; or why the day cannot end one. */
export function parsePause(
  date: unknown,
  zone: TimeZone,
  now: EpochMs,
): { pausedUntil: EpochMs } | { problem: FieldProblemCode } {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return { problem: 'not-a-date' }
  try {
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' })
    const pausedUntil = day.toZonedDateTime(zone).epochMilliseconds
    if (pausedUntil > now + longestPauseMs) return { problem: 'not-a-date' }
    return pausedUntil > now ? { pausedUntil } : { problem: 'past-date' }
  } catch {
    return { problem: 'not-a-date' }
  }
}

/** The end of a pause as a date field shows it; empty for a pause that is over. */
export function pauseDate(pausedUntil: EpochMs, zone: TimeZone, now: EpochMs): string {
  return pausedUntil > now ? localDate(pausedUntil, zone) : ''
}
