import { describe, expect, test } from 'vitest'
import { parseFeedDate } from '../../../../shared/http/feed/feed-date.ts'

describe('a date in a feed', () => {
  test.each([
    ['2026-11-18T06:30:00Z', '2026-11-18T06:30:00Z'],
    ['2026-11-18T06:30:00.123456+02:00', '2026-11-18T04:30:00Z'],
    ['2026-11-18T06:30-0500', '2026-11-18T11:30:00Z'],
    ['2026-11-18 06:30:00', '2026-11-18T06:30:00Z'],
    ['2026-11-18', '2026-11-18T00:00:00Z'],
    [' 2026-1-8 ', '2026-01-08T00:00:00Z'],
    ['Wed, 18 Nov 2026 06:30:00 GMT', '2026-11-18T06:30:00Z'],
    ['Wed, 18 Nov 2026 06:30:00 +0100', '2026-11-18T05:30:00Z'],
    ['Wed, 18 Nov 2026 00:00:00 EST', '2026-11-18T05:00:00Z'],
    ['Wed, 18 Nov 2026 00:00:00 PDT', '2026-11-18T07:00:00Z'],
    ['Wednesday, 18-Nov-26 06:30:00 UT', '2026-11-18T06:30:00Z'],
    ['18 November 2026', '2026-11-18T00:00:00Z'],
    ['8 Sept 2026 06:30', '2026-09-08T06:30:00Z'],
    ['Wed,18 Nov 26 06:30 Z', '2026-11-18T06:30:00Z'],
    ['Mi, 18 Nov 2026 06:30:00 CET', '2026-11-18T05:30:00Z'],
  ])('%s is a moment', (text, moment) => {
    expect(parseFeedDate(text)).toBe(Date.parse(moment))
  })

  test.each([
    '',
    'today',
    'Volume 5',
    '5',
    '2026',
    '2026-11',
    '2026-02-30',
    '2026-13-01',
    '31 Nov 2026',
    '18 Foo 2026',
    '2026-11-18T25:00:00Z',
    'NaN',
    `${'1'.repeat(100_000)}`,
  ])('%s is none', (text) => {
    expect(parseFeedDate(text)).toBeUndefined()
  })
})
