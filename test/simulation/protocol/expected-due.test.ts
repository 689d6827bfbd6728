import { expect, test } from 'vitest'
import { nextDue } from '../../../shared/subscriber/preferences/next-due.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { random } from '../random.ts'
import { expectedDue } from './expected-due.ts'
import { somePreferences } from './life.ts'

const from = random('expected due')

test('the watcher’s own calendar agrees with production’s, around the days on which clocks change, too', () => {
  const changes = ['2026-09-27', '2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28', '2027-04-04']
  for (let count = 0; count < 300; count++) {
    const lastAt = Date.parse(from.pick(changes)) + from.int(96) * hourMs - 2 * dayMs + from.int(hourMs)
    const perhaps = (): number => (from.chance(0.3) ? lastAt + from.int(9 * dayMs) : 0)
    const preferences = { ...somePreferences(from), pausedUntil: perhaps() }
    const facts = { lastAt, confirmedAt: lastAt - dayMs, newsAt: perhaps(), restsUntil: perhaps() }
    expect(expectedDue(preferences, facts)).toBe(nextDue(preferences, facts))
  }
})

test.each([
  [
    'the hour that spring skips begins right after the gap',
    'Europe/Berlin',
    2,
    '2027-03-27T12:00Z',
    '2027-03-28T01:00Z',
  ],
  [
    'of the hour that autumn repeats, the first one counts',
    'Europe/Berlin',
    2,
    '2026-10-24T12:00Z',
    '2026-10-25T00:00Z',
  ],
  [
    'the hour that a gap of half an hour begins with is half an hour late',
    'Australia/Lord_Howe',
    2,
    '2026-10-03T12:00Z',
    '2026-10-03T15:30Z',
  ],
])('%s', (_, timezone, hour, lastAt, due) => {
  const preferences = { timezone: timezone as TimeZone, hour, frequency: 'daily', topics: [] } as const
  const facts = { lastAt: Date.parse(lastAt), confirmedAt: 0, newsAt: 0, restsUntil: undefined }
  expect(new Date(expectedDue(preferences, facts)).toISOString()).toBe(new Date(due).toISOString())
})
