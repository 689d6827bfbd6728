import { describe, expect, test } from 'vitest'
import { newsAt } from '../../../../shared/edition/edition.ts'
import { nextDue } from '../../../../shared/subscriber/preferences/next-due.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import type { TimeZone } from '../../../../shared/time/time-zone.ts'
import { dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'

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

test('a reader with a digest is due at the next slot after it, not from the confirmation on', () => {
  const lastAt = Date.UTC(2026, 10, 25, 7)
  const next = nextDue(morningInBerlin, { lastAt, confirmedAt: lastAt + hourMs, newsAt: 0 })
  expect(next).toBe(Date.UTC(2026, 10, 26, 7))
})

describe('before there can be something new', () => {
  const earlyInUtc = { ...dailyAtEight, hour: 5 }
  const lastAt = monday
  const newsAt = Date.UTC(2026, 10, 24, 6)

  test('a slot before there can be something new is skipped, so that news come at the reader’s hour', () => {
    expect(nextDue(earlyInUtc, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 25, 5))
  })

  test('a slot at the moment of something new, or after it, is not skipped', () => {
    expect(nextDue({ ...dailyAtEight, hour: 6 }, { lastAt, confirmedAt, newsAt })).toBe(newsAt)
    expect(nextDue(dailyAtEight, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 24, 8))
  })

  test('a pause beyond the moment of something new counts', () => {
    const pausedUntil = Date.UTC(2026, 10, 27)
    const preferences = { ...earlyInUtc, pausedUntil }
    expect(nextDue(preferences, { lastAt, confirmedAt, newsAt })).toBe(Date.UTC(2026, 10, 27, 5))
  })

  test('a welcome does not wait for something new, because the head is new to its reader', () => {
    expect(nextDue(earlyInUtc, { lastAt: undefined, confirmedAt, newsAt })).toBe(confirmedAt)
  })
})

describe('something new', () => {
  const recent = [22, 23].map((day) => headOf(anEdition(day)))

  test('there is something new at once for a reader who has not got the head', () => {
    expect(newsAt(recent, anEditionId(22))).toBe(0)
  })

  test.each([23, 24])(
    'there is something new with the next edition for a reader who has got that of the %ith',
    (day) => {
      expect(newsAt(recent, anEditionId(day))).toBe(Date.UTC(2026, 10, 24, 6))
    },
  )

  test('there may be something new at any time while there is no edition', () => {
    expect(newsAt([], anEditionId(23))).toBe(0)
  })
})
