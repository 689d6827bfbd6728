import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  allTimeZones,
  atHour,
  localDate,
  parseTimeZone,
  type TimeZone,
} from '../../../shared/time/time-zone.ts'
import { wallClock } from './wall-clock.ts'

describe('a time zone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('a time zone may be written %s', (name, zone) => {
    expect(parseTimeZone(name)).toBe(zone)
  })

  test('a time zone with an old and a new name is one zone', () => {
    expect(parseTimeZone('Asia/Kathmandu')).toBe(parseTimeZone('Asia/Katmandu'))
    expect(parseTimeZone('Asia/Kathmandu')).toBe('Asia/Kathmandu')
  })

  test.each(['Mars/Olympus', '', '+02:00', '-05', 'UTC+2', 'Europe/Berlin ', ' UTC', 'Europe'])(
    'the text %j is no time zone',
    (name) => {
      expect(parseTimeZone(name)).toBeUndefined()
    },
  )

  test('the list of time zones has no gaps, duplicates or unknown names', () => {
    const zones = allTimeZones()
    expect(zones.length).toBeGreaterThan(400)
    expect(zones).toEqual(
      expect.arrayContaining(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia']),
    )
    expect(zones).toEqual([...new Set(zones)].sort())
    expect(zones.map(parseTimeZone)).toEqual(zones)
  })
})

test('a local date changes at midnight of its zone', () => {
  const at = Date.parse('2026-11-24T11:30:00Z')
  expect(localDate(at, 'Pacific/Kiritimati' as TimeZone)).toBe('2026-11-25')
  expect(localDate(at, 'UTC' as TimeZone)).toBe('2026-11-24')
  expect(localDate(at, 'Pacific/Niue' as TimeZone)).toBe('2026-11-24')
  expect(localDate(at - 45 * 60_000, 'Pacific/Niue' as TimeZone)).toBe('2026-11-23')
})

describe('an hour of a date', () => {
  test.each<[zone: string, date: string, hour: number, instant: string, shown: string, why: string]>([
    ['Europe/Berlin', '2026-11-24', 9, '2026-11-24T08:00:00Z', '09:00:00', 'on an ordinary day'],
    ['Asia/Kathmandu', '2026-11-24', 0, '2026-11-23T18:15:00Z', '00:00:00', 'in a zone of odd minutes'],
    ['Europe/Berlin', '2027-03-28', 2, '2027-03-28T01:00:00Z', '03:00:00', 'that spring skips'],
    ['Europe/Berlin', '2026-10-25', 2, '2026-10-25T00:00:00Z', '02:00:00', 'that autumn repeats'],
    ['Australia/Lord_Howe', '2027-10-03', 2, '2027-10-02T15:30:00Z', '02:30:00', 'skipped by half'],
    ['Pacific/Chatham', '2027-09-26', 3, '2027-09-25T14:00:00Z', '03:45:00', 'late in a gap'],
    [
      'Antarctica/Troll',
      '2027-03-28',
      2,
      '2027-03-28T01:00:00Z',
      '03:00:00',
      'in the middle of a gap of two',
    ],
    ['America/Sao_Paulo', '2018-11-04', 0, '2018-11-04T03:00:00Z', '01:00:00', 'in a gap at midnight'],
    ['Pacific/Apia', '2011-12-30', 9, '2011-12-30T10:00:00Z', '00:00:00', 'of a date that was skipped'],
  ])('the hour %s %s %i:00 is %s, where clocks show %s: %s', (name, date, hour, instant, shown, _why) => {
    const zone = name as TimeZone
    const at = atHour(Temporal.PlainDate.from(date), hour, zone)
    expect(new Date(at).toISOString()).toBe(instant.replace('Z', '.000Z'))
    expect(wallClock(at, zone).time).toBe(shown)
  })
})
