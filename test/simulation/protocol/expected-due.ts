import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { dayMs, type EpochMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'

/** The facts that tell when a reader is due, beside their choices. */
export interface DueFacts {
  readonly lastAt: EpochMs | undefined
  readonly confirmedAt: EpochMs
  readonly newsAt: EpochMs
  readonly restsUntil: EpochMs | undefined
}

/**
 * When a reader is due next, found without production's calendar: by walking through the quarters of each day, as a
 * clock on the reader's wall shows them.
 */
export function expectedDue(preferences: Preferences, facts: DueFacts): EpochMs {
  const { timezone, hour, frequency, pausedUntil = 0 } = preferences
  const { lastAt, confirmedAt, newsAt, restsUntil = 0 } = facts
  if (lastAt === undefined) return Math.max(confirmedAt, pausedUntil, restsUntil)
  const earliest = Math.max(lastAt, pausedUntil, restsUntil, newsAt)
  const lastDate = onTheWall(lastAt, timezone).date
  const from = onTheWall(earliest, timezone).date
  for (let date = from > lastDate ? from : nextDate(lastDate); ; date = nextDate(date)) {
    const weekday = new Date(date).getUTCDay()
    if (
      frequency === 'weekly' ? weekday !== 1 : frequency === 'weekdays' && (weekday === 0 || weekday === 6)
    ) {
      continue
    }
    const slot = slotOn(date, hour, timezone)
    if (slot !== undefined && slot >= earliest) return slot
  }
}

const slots = new Map<string, EpochMs | undefined>()

/** The first quarter of a date at which the wall's clock has reached an hour: right after the gap, if spring skips it. */
function slotOn(date: string, hour: number, zone: string): EpochMs | undefined {
  const key = `${zone} ${date} ${hour}`
  if (!slots.has(key)) slots.set(key, findSlot(date, hour, zone))
  return slots.get(key)
}

function findSlot(date: string, hour: number, zone: string): EpochMs | undefined {
  const noonless = Date.parse(date) + hour * hourMs
  // No zone is further than this from UTC, and no change of clocks is longer than three hours.
  for (let at = noonless - 17 * hourMs; at <= noonless + 17 * hourMs; at += 15 * minuteMs) {
    const wall = onTheWall(at, zone)
    if (wall.date === date && wall.hour >= hour) return at
  }
  return undefined
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function onTheWall(at: EpochMs, zone: string): { readonly date: string; readonly hour: number } {
  let clock = clocks.get(zone)
  if (!clock) {
    // Swedish writes `2026-11-23 06:15`.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    clocks.set(zone, clock)
  }
  const text = clock.format(at)
  return { date: text.slice(0, 10), hour: Number(text.slice(11, 13)) }
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10)
}
