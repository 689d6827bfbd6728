// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAndMonth, list, longDate, number, plural, shortDate } from '../../../shared/language/en/words.ts'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const byIntl = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  return (day: string): string => format.format(new Date(day))
}

test.each([
  {
    name: 'a long date',
    written: longDate,
    byIntl: byIntl({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  },
  { name: 'a short date', written: shortDate, byIntl: byIntl({ day: 'numeric', month: 'short' }) },
  {
    name: 'a day and its month',
    written: dayAndMonth,
    byIntl: byIntl({ weekday: 'long', day: 'numeric', month: 'long' }),
  },
])('$name reads as it is written in British English', ({ written, byIntl }) => {
  fc.assert(
    fc.property(days, (day) => {
      expect(written(day)).toBe(byIntl(day))
    }),
  )
})

test('an English number is grouped by thousands', () => {
  const format = new Intl.NumberFormat('en')
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(number(count)).toBe(format.format(count))
    }),
  )
})

test('an English list ends with “and”', () => {
  const format = new Intl.ListFormat('en', { type: 'conjunction' })
  fc.assert(
    fc.property(fc.array(fc.string()), (items) => {
      expect(list(items)).toBe(format.format(items))
    }),
  )
})

test('the English words distinguish one from many', () => {
  expect(plural(1, 'paper')).toBe('1 paper')
  expect(plural(0, 'paper')).toBe('0 papers')
  expect(plural(1_200, 'entry', 'entries')).toBe('1,200 entries')
})
