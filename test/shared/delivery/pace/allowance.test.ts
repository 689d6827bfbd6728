import { describe, expect, test } from 'vitest'
import { allowanceOf, firstAllowance } from '../../../../shared/delivery/pace/allowance.ts'
import { dayMs } from '../../../../shared/time/clock.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

const limits = { perDay: 1_000, percentOfQuota: 10 }
const quota = (perDay: number, sentLastDay = 0) => ({ perDay, sentLastDay, reserved: 0 })
const perDay = (...[of, mailed = 0]: [ReturnType<typeof quota>, number?]) =>
  allowanceOf(limits, of, mailed, undefined, monday).perDay

describe('the letters a day to unconfirmed addresses', () => {
  test.each([
    ['a sandbox of 200 mails', quota(200), 20],
    ['a quota of 5,000', quota(5_000), 500],
    ['a quota of 50,000', quota(50_000), 1_000],
    ['an account without a limit', quota(Number.POSITIVE_INFINITY, 1_000_000), 1_000],
    ['a quota that digests fill', quota(50_000, 50_000), 0],
    ['a quota that digests nearly fill', quota(50_000, 49_000), 500],
    ['more mails than the quota allows', quota(200, 300), 0],
    ['no quota', quota(0), 0],
    ['a quota of nine mails', quota(9), 0],
  ])('%s', (_what, of, most) => {
    expect(perDay(of)).toBe(most)
  })

  test('letters to strangers are no reason to mail fewer of them', () => {
    expect(perDay(quota(1_000, 980), 80)).toBe(50)
    expect(perDay(quota(200, 20), 20)).toBe(20)
  })

  test('whatever strangers get, the busiest day’s digests and a welcome for each letter fit into the quota', () => {
    for (const busy of [0, 500, 900, 990, 1_000]) {
      const most = perDay(quota(1_000, busy))
      expect(busy + 2 * most).toBeLessThanOrEqual(1_000)
    }
  })

  test('the operator’s number and share bind, whichever is smaller', () => {
    const of = (perDay: number, percentOfQuota: number) =>
      allowanceOf({ perDay, percentOfQuota }, quota(10_000), 0, undefined, monday).perDay
    expect(of(100, 50)).toBe(100)
    expect(of(1_000_000, 1)).toBe(100)
    expect(of(1_000_000, 50)).toBe(5_000)
  })

  test('before the quota is known it is taken for the smallest that SES gives', () => {
    expect(firstAllowance(limits)).toBe(20)
    expect(firstAllowance({ perDay: 5, percentOfQuota: 50 })).toBe(5)
  })
})

test('what is kept back of the quota is not divided', () => {
  const of = { ...quota(200, 120), reserved: 72 }
  expect(allowanceOf(limits, of, 0, undefined, monday).perDay).toBe(4)
})

describe('the busiest day', () => {
  const busiest = allowanceOf(limits, quota(1_000, 900), 0, undefined, monday)

  test('a busy day is remembered while less is mailed, so that a weekly digest finds its quota', () => {
    const days = [1, 2, 6, 7].map((day) =>
      allowanceOf(limits, quota(1_000, 50), 0, busiest, monday + day * dayMs),
    )
    expect(days.map(({ perDay: most }) => most)).toEqual([50, 50, 50, 50])
  })

  test('a busier day counts at once, and a busy day is forgotten after eight days', () => {
    const busier = allowanceOf(limits, quota(1_000, 960), 0, busiest, monday + dayMs)
    expect(busier).toEqual({ perDay: 20, busiest: 960, busiestAt: monday + dayMs })
    expect(allowanceOf(limits, quota(1_000, 50), 0, busiest, monday + 8 * dayMs)).toEqual({
      perDay: 100,
      busiest: 50,
      busiestAt: monday + 8 * dayMs,
    })
  })
})
