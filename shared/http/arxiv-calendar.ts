import { dayMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'

/**
 * Days on which arXiv announces nothing (https://info.arxiv.org/help/availability.html). It publishes them a year at a
 * time and follows no rule of its own, so that no other year is guessed: an empty feed there sends us to the API.
 */
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

/**
 * Whether arXiv's feed of a New York day may be empty because nothing was announced: on weekends, on a holiday, and on
 * the day after one, since the feed of a day holds the announcement of the evening before.
 */
export function isWithoutAnnouncement(day: LocalDate): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const weekday = new Date(midnight).getUTCDay()
  const eve = new Date(midnight - dayMs).toISOString().slice(0, 10)
  return weekday === 0 || weekday === 6 || holidays.has(day) || holidays.has(eve)
}
