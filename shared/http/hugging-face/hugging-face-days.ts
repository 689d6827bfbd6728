import { dayMs, type EpochMs, hourMs, minuteMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'

/**
 * The time of day, in UTC, by which a day's list has papers. Nearly all of them are listed between 0:00 and
 * 5:00.
 */
const filledMs = 5 * hourMs + 30 * minuteMs

/** Lists come on every day from Monday to Friday, holidays included. */
export function isListDay(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * Must the list of a day have papers by now? `back` counts the days from the edition's. Without a clock, the
 * edition's day and the day before it may not have begun.
 */
export function isDue(date: LocalDate, back: number, now: EpochMs | undefined): boolean {
  if (!isListDay(date)) return false
  return now === undefined ? back > 1 : now >= Date.parse(`${date}T00:00:00Z`) + filledMs
}

/** The dates up to a day, the newest first. */
export function datesUpTo(day: LocalDate, count: number): LocalDate[] {
  const newest = Date.parse(`${day}T00:00:00Z`)
  return Array.from({ length: count }, (_, back) =>
    new Date(newest - back * dayMs).toISOString().slice(0, 10),
  )
}
