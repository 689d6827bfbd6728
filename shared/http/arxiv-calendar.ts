import { dayMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'

/**
 * Days on which arXiv announces nothing (https://info.arxiv.org/help/availability.html). arXiv publishes them
 * a year at a time and by no fixed rule, so other years are not guessed. An empty feed on an unknown holiday
 * counts as empty on a working day, and the API decides.
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
 * May arXiv's feed of a New York day be empty because nothing was announced? It may on a weekend, on a
 * holiday, and on the day after one: the feed of a day holds the announcement of the evening before.
 */
export function isWithoutAnnouncement(day: LocalDate): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const weekday = new Date(midnight).getUTCDay()
  const eve = new Date(midnight - dayMs).toISOString().slice(0, 10)
  return weekday === 0 || weekday === 6 || holidays.has(day) || holidays.has(eve)
}
