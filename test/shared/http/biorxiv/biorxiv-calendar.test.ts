import { describe, expect, test } from 'vitest'
import { daysToRead, isDue, mayBeFree } from '../../../../shared/http/biorxiv/biorxiv-calendar.ts'

describe('the calendar of bioRxiv', () => {
  test.each([
    ['2026-11-21', 'a Saturday'],
    ['2026-11-22', 'a Sunday'],
    ['2026-01-01', 'New Year'],
    ['2026-01-19', 'Martin Luther King’s day'],
    ['2026-02-16', 'Presidents’ Day'],
    ['2026-05-25', 'Memorial Day'],
    ['2027-05-31', 'Memorial Day at the end of May'],
    ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day, kept on Friday'],
    ['2027-07-05', 'Independence Day, kept on Monday'],
    ['2026-09-07', 'Labor Day'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving'],
    ['2026-11-27', 'the day after Thanksgiving'],
    ['2026-12-25', 'Christmas'],
    ['2032-12-24', 'Christmas Eve of a later year'],
  ])('on %s, %s, nothing may be posted', (day) => {
    expect(mayBeFree(day)).toBe(true)
  })

  test.each([
    '2026-11-18',
    '2026-11-25',
    '2026-11-20',
    '2026-05-18',
    '2026-06-01',
    '2026-01-12',
    '2026-01-26',
  ])('%s is a working day', (day) => {
    expect(mayBeFree(day)).toBe(false)
  })

  test('the papers of a day are due six hours after its end in New York', () => {
    expect(isDue('2026-11-17', Date.parse('2026-11-18T10:59:00Z'))).toBe(false)
    expect(isDue('2026-11-17', Date.parse('2026-11-18T11:00:00Z'))).toBe(true)
  })

  test('three certain working days are read, and the days between', () => {
    expect(daysToRead(Date.parse('2026-11-30T12:00:00Z'))).toEqual([
      '2026-11-30',
      '2026-11-29',
      '2026-11-28',
      '2026-11-27',
      '2026-11-26',
      '2026-11-25',
      '2026-11-24',
      '2026-11-23',
    ])
    expect(daysToRead(Date.parse('2026-11-19T12:00:00Z'))).toHaveLength(4)
  })
})
