import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'

/** The day, in UTC, of the list that a paper was put on. What was listed on a weekend belongs to Monday's list. */
export function listDay(listedAt: EpochMs): LocalDate {
  const weekday = new Date(listedAt).getUTCDay()
  const untilMonday = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(listedAt + untilMonday * dayMs).toISOString().slice(0, 10)
}
