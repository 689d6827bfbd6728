import { dayMs, type EpochMs, minuteMs } from '../../time/clock.ts'
import { atHour, type LocalDate, localDate, type TimeZone, zoned } from '../../time/time-zone.ts'

/**
 * arXiv's year (https://info.arxiv.org/help/availability.html). A feed day is a day in New York whose feed
 * holds the announcement of the evening before. It runs from Monday to Friday, but for holidays.
 */
export const newYork = 'America/New_York' as TimeZone

/** The feed is made anew at midnight in New York, which takes some time. */
const makingMs = 30 * minuteMs

/** What is submitted until this hour in New York is announced in the evening, on Friday with Sunday's. */
const closingHour = 14

/** Days on which arXiv announces nothing. arXiv publishes them a year at a time, and by no fixed rule. */
const holidays: ReadonlySet<LocalDate> = new Set([
  '2026-01-01',
  '2026-01-19',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-11-26',
  '2026-12-25',
  '2026-12-29',
  '2026-12-31',
])
const publishedYears = new Set([...holidays].map((day) => day.slice(0, 4)))

/** Are the holidays of a day's year known? */
export function isPublished(day: LocalDate): boolean {
  return publishedYears.has(day.slice(0, 4))
}

/**
 * Is a day's feed without papers by the calendar? It may be on a weekend, on a holiday, and on the day after
 * one: the feed of a day holds the announcement of the evening before.
 */
export function isWithoutAnnouncement(day: LocalDate): boolean {
  return isWeekend(day) || holidays.has(day) || holidays.has(before(day))
}

/**
 * Is a day's feed without papers, by the calendar or by the rule of a holiday that comes each year? The rule
 * stands in for the calendar in a year whose holidays are not known.
 */
export function isWithoutAnnouncementByRule(day: LocalDate): boolean {
  return isWithoutAnnouncement(day) || [day, before(day)].some((date) => !isPublished(date) && isYearly(date))
}

/**
 * Could a day's feed be without papers? In a year whose holidays are not known it could on the days that
 * arXiv keeps free in most years. Such a day proves nothing by itself.
 */
export function mayBeWithoutAnnouncement(day: LocalDate): boolean {
  return isWithoutAnnouncement(day) || [day, before(day)].some((date) => !isPublished(date) && isUsual(date))
}

export function isWeekend(day: LocalDate): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6
}

/** The newest day from Monday to Friday whose feed must be there. Until half past midnight it is the day before. */
export function dueFeedDay(now: EpochMs): LocalDate {
  const day = localDate(now - makingMs, newYork)
  return isWeekend(day) ? workdayBefore(day) : day
}

/** The newest feed day, up to a day, on which papers were announced for certain. */
export function announcedUpTo(day: LocalDate): LocalDate {
  let certain = day
  while (mayBeWithoutAnnouncement(certain)) certain = before(certain)
  return certain
}

/** The certain feed day before another. */
export function announcedBefore(day: LocalDate): LocalDate {
  return announcedUpTo(before(day))
}

/** The moment after which the papers of a feed day were submitted: the closing hour of the announcement before. */
export function submittedAfter(day: LocalDate): EpochMs {
  const closing = workdayBefore(workdayBefore(day))
  return atHour(zoned(Date.parse(`${closing}T12:00:00Z`), newYork).toPlainDate(), closingHour, newYork)
}

function workdayBefore(day: LocalDate): LocalDate {
  const eve = before(day)
  return isWeekend(eve) ? workdayBefore(eve) : eve
}

function before(day: LocalDate): LocalDate {
  return daysLater(day, -1)
}

function daysLater(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** New Year, Juneteenth, Independence Day and Christmas. */
const yearlyDates = ['01-01', '06-19', '07-04', '12-25']

/** A holiday that comes each year. One on a Saturday is kept on Friday, and one on a Sunday on Monday. */
function isYearly(day: LocalDate): boolean {
  const weekday = weekdayOf(day)
  const kept = [day, ...(weekday === 5 ? [daysLater(day, 1)] : []), ...(weekday === 1 ? [before(day)] : [])]
  return kept.some((date) => yearlyDates.includes(date.slice(5))) || isOfWeek(day)
}

/** Martin Luther King Day, Labor Day, Thanksgiving. */
function isOfWeek(day: LocalDate): boolean {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return ['01 1 3', '09 1 1', '11 4 4'].includes(`${day.slice(5, 7)} ${weekdayOf(day)} ${nth}`)
}

/** The yearly holidays, and the days around New Year and between Christmas and New Year. */
function isUsual(day: LocalDate): boolean {
  return isYearly(day) || day.endsWith('-01-02') || (day.slice(5, 7) === '12' && day.slice(8) >= '24')
}
