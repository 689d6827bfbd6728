// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Frequency,
  nextSlot,
  type Schedule,
} from '../../../../shared/subscriber/preferences/schedule.ts'
import { dayMs, type EpochMs, hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { allTimeZones, type TimeZone } from '../../../../shared/time/time-zone.ts'
import { wallClock } from '../../time/wall-clock.ts'

const iso = (at: EpochMs) => new Date(at).toISOString().replace(':00.000', '')

describe('the next slot', () => {
  test.each<[why: string, zone: string, hour: number, frequency: Frequency, lastAt: string, slot: string]>([
    ['tomorrow, not later today', 'Europe/Berlin', 9, 'daily', '2026-11-24T00:30Z', '2026-11-25T08:00Z'],
    ['on the reader’s tomorrow', 'Asia/Kathmandu', 9, 'daily', '2026-11-24T18:30Z', '2026-11-26T03:15Z'],
    ['on Monday after a Friday', 'Europe/Berlin', 9, 'weekdays', '2026-11-27T08:00Z', '2026-11-30T08:00Z'],
    ['on the Monday after a Monday', 'Europe/Berlin', 9, 'weekly', '2026-11-23T08:00Z', '2026-11-30T08:00Z'],
    ['on Monday after a Sunday', 'Europe/Berlin', 9, 'weekly', '2026-11-22T22:59Z', '2026-11-23T08:00Z'],
    ['right after the spring gap', 'Europe/Berlin', 2, 'daily', '2027-03-27T01:00Z', '2027-03-28T01:00Z'],
    [
      'the day after the gap at its hour',
      'Europe/Berlin',
      2,
      'daily',
      '2027-03-28T01:00Z',
      '2027-03-29T00:00Z',
    ],
    ['at the first of two hours', 'Europe/Berlin', 2, 'daily', '2026-10-24T00:00Z', '2026-10-25T00:00Z'],
    ['not at the second of two hours', 'Europe/Berlin', 2, 'daily', '2026-10-25T00:00Z', '2026-10-26T01:00Z'],
    ['at a half-hour offset', 'America/St_Johns', 7, 'daily', '2026-11-24T10:30Z', '2026-11-25T10:30Z'],
    ['after half an hour’s gap', 'Australia/Lord_Howe', 2, 'daily', '2027-10-01T15:30Z', '2027-10-02T15:30Z'],
    [
      'after a gap that ends at 3:45',
      'Pacific/Chatham',
      3,
      'daily',
      '2027-09-24T14:15Z',
      '2027-09-25T14:00Z',
    ],
    ['after a gap at midnight', 'America/Sao_Paulo', 0, 'daily', '2018-11-03T03:00Z', '2018-11-04T03:00Z'],
    ['after a gap at midnight', 'Africa/Cairo', 0, 'daily', '2027-04-28T22:00Z', '2027-04-29T22:00Z'],
    ['not on a skipped date', 'Pacific/Apia', 9, 'daily', '2011-12-29T19:00Z', '2011-12-30T19:00Z'],
    [
      'not on a Friday shown as Saturday',
      'Pacific/Apia',
      9,
      'weekdays',
      '2011-12-29T19:00Z',
      '2012-01-01T19:00Z',
    ],
    [
      'not at an hour skipped into tomorrow',
      'America/Nuuk',
      23,
      'daily',
      '2027-03-27T01:00Z',
      '2027-03-29T00:00Z',
    ],
    ['not before the last attempt', 'America/St_Johns', 0, 'daily', '2009-11-01T03:00Z', '2009-11-02T03:30Z'],
  ])('the next slot is %s: %s %i:00 %s after %s', (_why, zone, hour, frequency, lastAt, slot) => {
    const schedule: Schedule = {
      timezone: zone as TimeZone,
      hour,
      frequency,
    }
    expect(iso(nextSlot(schedule, Date.parse(lastAt)))).toBe(slot)
  })

  test.each<[why: string, frequency: Frequency, lastAt: string, pausedUntil: string, slot: string]>([
    ['the same day', 'daily', '2026-11-23T08:00Z', '2026-12-02T07:59Z', '2026-12-02T08:00Z'],
    ['at that instant', 'daily', '2026-11-23T08:00Z', '2026-12-02T08:00Z', '2026-12-02T08:00Z'],
    ['the day after', 'daily', '2026-11-23T08:00Z', '2026-12-02T08:01Z', '2026-12-03T08:00Z'],
    ['the next Monday', 'weekly', '2026-11-23T08:00Z', '2026-12-02T08:00Z', '2026-12-07T08:00Z'],
    [
      'tomorrow if the pause ends today',
      'daily',
      '2026-11-23T04:00Z',
      '2026-11-23T05:00Z',
      '2026-11-24T08:00Z',
    ],
    [
      'tomorrow if the pause is long over',
      'daily',
      '2026-11-23T08:00Z',
      '2026-11-01T08:00Z',
      '2026-11-24T08:00Z',
    ],
  ])('the next slot after a pause is %s: %s', (_why, frequency, lastAt, pausedUntil, slot) => {
    const timezone = 'Europe/Berlin' as TimeZone
    const schedule: Schedule = {
      timezone,
      hour: 9,
      frequency,
      pausedUntil: Date.parse(pausedUntil),
    }
    expect(iso(nextSlot(schedule, Date.parse(lastAt)))).toBe(slot)
  })
})

const daysOf: Record<Frequency, string[]> = {
  daily: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
  weekly: ['Mon'],
}

const from = Date.parse('2005-01-01')
const to = Date.parse('2045-01-01')
const changes = new Map<TimeZone, EpochMs[]>()

/** When a zone's offset changes, by Intl: the instants around which mistakes are made. */
function clockChanges(zone: TimeZone): EpochMs[] {
  const known = changes.get(zone)
  if (known) return known
  const found: EpochMs[] = []
  const step = 28 * dayMs // shorter than Ramadan, when Morocco's clocks go back
  let before = offset(from, zone)
  for (let end = from + step; end < to; end += step) {
    const after = offset(end, zone)
    if (after !== before) found.push(firstWith(after, end - step, end, zone))
    before = after
  }
  changes.set(zone, found)
  return found
}

function firstWith(wanted: number, from: EpochMs, to: EpochMs, zone: TimeZone): EpochMs {
  if (to - from <= minuteMs) return to
  const middle = from + Math.floor((to - from) / 2 / minuteMs) * minuteMs
  return offset(middle, zone) === wanted
    ? firstWith(wanted, from, middle, zone)
    : firstWith(wanted, middle, to, zone)
}

function offset(at: EpochMs, zone: TimeZone): number {
  const { date, time } = wallClock(at, zone)
  return Date.parse(`${date}T${time}Z`) - at
}

/** A reader and a moment: any, or within 36 hours of a clock change, and then mostly with an hour that it touches. */
const reader = fc.constantFrom(...allTimeZones()).chain((timezone) => {
  const anyHour = fc.integer({ min: 0, max: 23 })
  const anyTime = fc
    .integer({ min: from / minuteMs, max: to / minuteMs })
    .map((minutes) => minutes * minuteMs)
  const anywhere = fc.record({ hour: anyHour, lastAt: anyTime })
  const near = clockChanges(timezone)
  const around = fc.nat().chain((pick) => {
    const change = near[pick % near.length] ?? from
    const lastHour = Number.parseInt(wallClock(change - minuteMs, timezone).time, 10)
    return fc.record({
      hour: fc.oneof(anyHour, fc.constantFrom(lastHour, (lastHour + 1) % 24)),
      lastAt: fc.integer({ min: -36 * 60, max: 12 * 60 }).map((minutes) => change + minutes * minuteMs),
    })
  })
  const frequency = fc.constantFrom<Frequency>('daily', 'weekdays', 'weekly')
  return fc
    .tuple(frequency, fc.oneof(anywhere, around, around))
    .map(([frequency, rest]) => ({ timezone, frequency, ...rest }))
})

describe('the next slot of any reader in any zone', () => {
  const numRuns = 3_000

  test('the next slot is on a later local date, on one of the reader’s days, within eight days and never in the past', () => {
    fc.assert(
      fc.property(reader, ({ lastAt, ...schedule }) => {
        const slot = nextSlot(schedule, lastAt)
        const shown = wallClock(slot, schedule.timezone)
        expect(shown.date > wallClock(lastAt, schedule.timezone).date).toBe(true)
        expect(daysOf[schedule.frequency]).toContain(shown.weekday)
        expect(slot).toBeGreaterThan(lastAt)
        expect(slot - lastAt).toBeLessThan(8 * dayMs + 2 * hourMs)
      }),
      { numRuns },
    )
  })

  test('the next slot is the first moment of that date with the reader’s hour, or the end of the gap that skips it', () => {
    let gaps = 0
    fc.assert(
      fc.property(reader, ({ lastAt, ...schedule }) => {
        const slot = nextSlot(schedule, lastAt)
        const shown = wallClock(slot, schedule.timezone)
        const wanted = `${String(schedule.hour).padStart(2, '0')}:00:00`
        for (const minutes of [30, 60, 120]) {
          expect(wallClock(slot - minutes * minuteMs, schedule.timezone)).not.toEqual({
            ...shown,
            time: wanted,
          })
        }
        if (shown.time === wanted) return
        gaps += 1
        const before = wallClock(slot - 1, schedule.timezone)
        expect(shown.time > wanted).toBe(true)
        expect(`${before.date} ${before.time}` < `${shown.date} ${wanted}`).toBe(true)
      }),
      { numRuns },
    )
    expect(gaps).toBeGreaterThan(0)
  })

  test('the next slot never goes back as the last attempt moves to later local dates', () => {
    fc.assert(
      fc.property(reader, fc.integer({ min: 0, max: 12 * 24 * 60 }), ({ lastAt, ...schedule }, minutes) => {
        const later = lastAt + minutes * minuteMs
        const [date, laterDate] = [lastAt, later].map((at) => wallClock(at, schedule.timezone).date)
        fc.pre(`${date}` <= `${laterDate}`)
        expect(nextSlot(schedule, later)).toBeGreaterThanOrEqual(nextSlot(schedule, lastAt))
      }),
      { numRuns },
    )
  })

  test('the next slot after a pause is the first regular slot that is not before its end', () => {
    fc.assert(
      fc.property(
        reader,
        fc.integer({ min: -3 * 24 * 60, max: 30 * 24 * 60 }),
        ({ lastAt, ...schedule }, minutes) => {
          const pausedUntil = lastAt + minutes * minuteMs
          let expected = nextSlot(schedule, lastAt)
          while (expected < pausedUntil) expected = nextSlot(schedule, expected)
          expect(nextSlot({ ...schedule, pausedUntil }, lastAt)).toBe(expected)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
