import { expect, test } from 'vitest'
import { nextDue } from '../../../shared/subscriber/next-due.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { dailyAtEight, monday } from '../../fakes/a-subscriber.ts'

const confirmedAt = monday
const morningInBerlin = { ...dailyAtEight, timezone: 'Europe/Berlin' as TimeZone }

test('a reader without a digest yet is due from the confirmation on, whatever their hour', () => {
  expect(nextDue(morningInBerlin, { lastAt: undefined, confirmedAt })).toBe(confirmedAt)
})

test('a pause puts off the first digest, too', () => {
  const pausedUntil = monday + 5 * dayMs
  expect(nextDue({ ...morningInBerlin, pausedUntil }, { lastAt: undefined, confirmedAt })).toBe(pausedUntil)
})

test('a pause that is over puts off nothing', () => {
  const pausedUntil = monday - dayMs
  expect(nextDue({ ...morningInBerlin, pausedUntil }, { lastAt: undefined, confirmedAt })).toBe(confirmedAt)
})

test('after a digest the next slot counts, not the confirmation', () => {
  const lastAt = Date.UTC(2026, 10, 25, 7)
  const next = nextDue(morningInBerlin, { lastAt, confirmedAt: lastAt + hourMs })
  expect(next).toBe(Date.UTC(2026, 10, 26, 7))
})
