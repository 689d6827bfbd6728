import { describe, expect, test } from 'vitest'
import { guessedTimeZone } from '../../../shared/time/guessed-zone.ts'
import { type TimeZone, zoned } from '../../../shared/time/time-zone.ts'

describe('the zone that a browser names', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['GMT', 'UTC'],
    ['Z', 'UTC'],
    ['UTC+0', 'UTC'],
    ['+00:00', 'UTC'],
    ['-03:00', 'Etc/GMT+3'],
    ['\u221203:00', 'Etc/GMT+3'],
    ['-0300', 'Etc/GMT+3'],
    ['-3', 'Etc/GMT+3'],
    ['UTC+3', 'Etc/GMT-3'],
    ['UTC+03:00', 'Etc/GMT-3'],
    ['GMT+03:00:00', 'Etc/GMT-3'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
    ['+14:00', 'Etc/GMT-14'],
    ['-12:00', 'Etc/GMT+12'],
    ['+05:30', 'Asia/Kolkata'],
    ['GMT+0545', 'Asia/Kathmandu'],
  ])('a browser’s zone %s is %s', (name, zone) => {
    expect(guessedTimeZone(name)).toBe(zone)
  })

  test.each([
    '',
    ' ',
    'Etc/Unknown',
    'Factory',
    'Mars/Olympus',
    'undefined',
    '+15:00',
    '-13:00',
    '+01:17',
    'UTC+',
    'local',
  ])('a browser’s zone “%s” says nothing', (name) => {
    expect(guessedTimeZone(name)).toBeUndefined()
  })

  test.each([-12, -9.5, -3, -3.5, 0, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 14])(
    'a fixed offset of %s hours is the offset of its zone in one half of the year at least',
    (hours) => {
      const minutes = Math.abs(hours) * 60
      const two = (value: number) => String(Math.trunc(value)).padStart(2, '0')
      const name = `${hours < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
      const zone = guessedTimeZone(name) as TimeZone
      const offsets = [0, 6].map((month) => zoned(Date.UTC(2026, month, 1), zone).offsetNanoseconds / 3.6e12)
      expect(offsets).toContain(hours)
    },
  )
})
