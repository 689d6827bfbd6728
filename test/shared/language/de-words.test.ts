// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  counted,
  dateRange,
  dayAndMonth,
  days as daysLong,
  hours,
  kilobytes,
  list,
  longDate,
  midSentence,
  number,
  plural,
  quotedList,
  shortDate,
} from '../../../shared/language/de/words.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const withPlainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ')

const byIntl = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('de', { ...options, timeZone: 'UTC' })
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
])('$name reads as it is written in German', ({ written, byIntl }) => {
  fc.assert(
    fc.property(days, (day) => {
      expect(withPlainSpaces(written(day))).toBe(byIntl(day))
    }),
  )
})

test('no line breaks between a German day and its month', () => {
  expect(longDate('2026-11-23')).toBe('Montag, 23.\u00a0November 2026')
  expect(dayAndMonth('2026-11-23')).toBe('Montag, 23.\u00a0November')
  expect(shortDate('2026-11-23')).toBe('23.\u00a0Nov.')
})

test.each([
  ['2026-11-23', '2026-11-25', '23. bis 25. November 2026'],
  ['2026-11-30', '2026-12-02', '30. November bis 2. Dezember 2026'],
  ['2026-12-31', '2027-01-02', '31. Dezember 2026 bis 2. Januar 2027'],
  ['2026-01-05', '2027-01-04', '5. Januar 2026 bis 4. Januar 2027'],
])('the German days from %s to %s repeat no month or year', (first, last, written) => {
  expect(withPlainSpaces(dateRange(first, last))).toBe(written)
})

test('a German number is grouped by thousands', () => {
  const format = new Intl.NumberFormat('de')
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(number(count)).toBe(format.format(count))
    }),
  )
})

test('a German list ends with “und”', () => {
  const format = new Intl.ListFormat('de', { type: 'conjunction' })
  fc.assert(
    fc.property(fc.array(fc.string()), (items) => {
      expect(list(items)).toBe(format.format(items))
    }),
  )
})

test('German quotation marks are used', () => {
  expect(quotedList(['a'])).toBe('„a“')
  expect(quotedList(['a', 'b'])).toBe('„a“ und „b“')
  expect(quotedList(['a', 'b'], 'drei weitere')).toBe('„a“, „b“ und drei weitere')
})

test('the German words distinguish one from many', () => {
  expect(plural(0, 'Stimme', 'Stimmen')).toBe('0 Stimmen')
  expect(plural(1, 'Stimme', 'Stimmen')).toBe('1 Stimme')
  expect(plural(2, 'GitHub-Stern', 'GitHub-Sterne')).toBe('2 GitHub-Sterne')
  expect(plural(1_200, 'Paper', 'Paper')).toBe('1.200 Paper')
})

test('a German count in a sentence is a word up to twelve', () => {
  const topics = (count: number): string => counted(count, 'einem Thema', 'Themen')
  expect([0, 1, 2, 12, 13, 1_200].map(topics)).toEqual([
    'null Themen',
    'einem Thema',
    'zwei Themen',
    'zwölf Themen',
    '13 Themen',
    '1.200 Themen',
  ])
})

test('a German span of time says how long something lasts', () => {
  expect([1, 2, 72].map((count) => hours(count * hourMs))).toEqual([
    'eine Stunde',
    'zwei Stunden',
    '72 Stunden',
  ])
  expect([1, 1.5, 3, 30].map((count) => daysLong(count * dayMs))).toEqual([
    'einen Tag',
    '36 Stunden',
    'drei Tage',
    '30 Tage',
  ])
})

test('no line breaks between a German number and its unit', () => {
  expect(kilobytes(16 * 1024)).toBe('16\u00a0kB')
})

test('a German phrase that began a sentence can stand in its middle', () => {
  expect(midSentence('Täglich um acht')).toBe('täglich um acht')
  expect(midSentence('')).toBe('')
})
