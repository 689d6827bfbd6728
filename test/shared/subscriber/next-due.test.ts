import { describe, expect, test } from 'vitest'
import { newsAt } from '../../../shared/edition/edition.ts'
import { nextDue } from '../../../shared/subscriber/next-due.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../fakes/an-edition.ts'

const confirmedAt = monday
const morningInBerlin = { ...dailyAtEight, timezone: 'Europe/Berlin' as TimeZone }

test('a reader without a digest yet is due from the confirmation on, whatever their hour', () => {
  expect(nextDue(morningInBerlin, { lastAt: undefined, confirmedAt, newsAt: 0 })).toBe(confirmedAt)
})

test('a pause puts off the first digest, too', () => {
  const pausedUntil = monday + 5 * dayMs
  expect(nextDue({ ...morningInBerlin, pausedUntil }, { lastAt: undefined, confirmedAt, newsAt: 0 })).toBe(
    pausedUntil,
  )
})

test('a pause that is over puts off nothing', () => {
  const pausedUntil = monday - dayMs
  expect(nextDue({ ...morningInBerlin, pausedUntil }, { lastAt: undefined, confirmedAt, newsAt: 0 })).toBe(
    confirmedAt,
  )
})

test('after a digest the next slot counts, not the confirmation', () => {
  const lastAt = Date.UTC(2026, 10, 25, 7)
  const next = nextDue(morningInBerlin, { lastAt, confirmedAt: lastAt + hourMs, newsAt: 0 })
  expect(next).toBe(Date.UTC(2026, 10, 26, 7))
})

describe('before there can be something new', () => {
  const earlyInUtc = { ...dailyAtEight, hour: 5 }
  const lastAt = monday
  const newsAt = Date.UTC(2026, 10, 24, 6)

  test('a slot is passed over, so that the news come at the reader’s hour and not the minute they appear', () => {
    expect(nextDue(earlyInUtc, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 25, 5))
  })

  test('a slot of that very moment, or after it, is not', () => {
    expect(nextDue({ ...dailyAtEight, hour: 6 }, { lastAt, confirmedAt, newsAt })).toBe(newsAt)
    expect(nextDue(dailyAtEight, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 24, 8))
  })

  test('a longer pause counts', () => {
    const pausedUntil = Date.UTC(2026, 10, 27)
    const preferences = { ...earlyInUtc, pausedUntil }
    expect(nextDue(preferences, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 27, 5))
  })

  test('a welcome does not wait: the head is its news', () => {
    expect(nextDue(earlyInUtc, { lastAt: undefined, confirmedAt, newsAt })).toBe(confirmedAt)
  })
})

describe('something new', () => {
  const recent = [22, 23].map((day) => headOf(anEdition(day)))

  test('is there at once for somebody who has not got the head', () => {
    expect(newsAt(recent, anEditionId(22))).toBe(0)
  })

  test.each([23, 24])('comes with the next edition for somebody who has got that of the %ith', (day) => {
    expect(newsAt(recent, anEditionId(day))).toBe(Date.UTC(2026, 10, 24, 6))
  })

  test('may come at any time while there is no edition at all', () => {
    expect(newsAt([], anEditionId(23))).toBe(0)
  })
})
