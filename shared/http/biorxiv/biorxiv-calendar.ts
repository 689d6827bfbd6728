import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import { type LocalDate, localDate, type TimeZone } from '../../time/time-zone.ts'

/** The servers' days are those of New York, where Cold Spring Harbor's are. */
const newYork = 'America/New_York' as TimeZone

/** The papers of a day are there so long after its end. */
export const postingMs = 6 * hourMs

/** A paper is news on three list days, so that a day that could not be read is caught up. */
const workdaysRead = 3
/** The editions of these days are remembered, so that none of their papers is new again. */
const mostDays = 8

/** The day that it is at the servers. */
export function serverDay(now: EpochMs): LocalDate {
  return localDate(now, newYork)
}

/** The days to read, the newest first: today's, and those before it with three certain working days. */
export function daysToRead(now: EpochMs): LocalDate[] {
  const days = [serverDay(now)]
  let workdays = 0
  for (
    let day = before(serverDay(now));
    workdays < workdaysRead && days.length < mostDays;
    day = before(day)
  ) {
    days.push(day)
    if (!mayBeFree(day)) workdays++
  }
  return days
}

/** Must the papers of a day be there by now? On weekends and on holidays few are posted, or none. */
export function isDue(day: LocalDate, now: EpochMs): boolean {
  return isOver(day, now) && !mayBeFree(day)
}

/** Can no more papers of a day come? */
export function isOver(day: LocalDate, now: EpochMs): boolean {
  return day < localDate(now - postingMs, newYork)
}

/** Is it a day on which nothing may be posted: a weekend, a federal holiday, or a day beside one that many take? */
export function mayBeFree(day: LocalDate): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 || isFixedHoliday(day) || isMovingHoliday(day)
}

const fixedDates = ['01-01', '06-19', '07-04', '11-11', '12-24', '12-25', '12-26', '12-31']

/** A holiday on a Saturday is kept on Friday, and one on a Sunday on Monday. */
function isFixedHoliday(day: LocalDate): boolean {
  const isHoliday = (date: LocalDate) => fixedDates.includes(date.slice(5))
  if (isHoliday(day)) return true
  const weekday = weekdayOf(day)
  return (weekday === 5 && isHoliday(later(day, 1))) || (weekday === 1 && isHoliday(before(day)))
}

/** Month, weekday from Sunday, and which of the month: Martin Luther King's day to Thanksgiving and the day after. */
const movingDates: readonly (readonly [month: number, weekday: number, place: number])[] = [
  [1, 1, 3],
  [2, 1, 3],
  [9, 1, 1],
  [10, 1, 2],
  [11, 4, 4],
]

function isMovingHoliday(day: LocalDate): boolean {
  // Memorial Day is the last Monday of May.
  if (day.slice(5, 7) === '05' && weekdayOf(day) === 1 && later(day, 7).slice(5, 7) === '06') return true
  const eve = before(day)
  return isMoving(day) || (weekdayOf(day) === 5 && eve.slice(5, 7) === '11' && isMoving(eve))
}

function isMoving(day: LocalDate): boolean {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return movingDates.some(
    ([in_, on, place]) => month === in_ && weekdayOf(day) === on && Math.ceil(date / 7) === place,
  )
}

function before(day: LocalDate): LocalDate {
  return later(day, -1)
}

function later(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
