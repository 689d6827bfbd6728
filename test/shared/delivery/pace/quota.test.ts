import { beforeEach, describe, expect, test } from 'vitest'
import type { SendQuota } from '../../../../shared/delivery/attempt/mailer.ts'
import { type RefreshDeps, refreshSending } from '../../../../shared/delivery/pace/quota.ts'
import type { SendingStore } from '../../../../shared/delivery/pace/sending.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

const usual: SendQuota = { perSecond: 14, perDay: 50_000, sentLastDay: 1_000 }
const timeout = new Error('no answer in time')

let sending: SendingStore
let unknown: unknown[]
beforeEach(() => {
  sending = aTable().sending
  unknown = []
})

/** Runs the tick's reading when the provider answers with a quota, or with a fault. */
function refresh(answer: SendQuota | Error, now = monday, part: Partial<RefreshDeps> = {}) {
  const read = async () => {
    if (answer instanceof Error) throw answer
    return answer
  }
  const onUnknown = (fault: unknown) => void unknown.push(fault)
  const fallback = { perSecond: 1, perDay: 200 }
  return refreshSending({ quota: { read }, sending, fallback, seatCount: 1, onUnknown, ...part }, now)
}

describe('a quota that is read', () => {
  test('a quota that is read leaves the account’s rate, and the day without mails sent or possibly under way', async () => {
    expect(await refresh(usual)).toBe(usual)
    // 50,000 − 1,000 sent − one block of 100 − 5 s of 14.
    expect(await sending.read()).toEqual({
      accountPerSecond: 14,
      block: 100,
      left: 48_830,
      refreshedAt: monday,
    })
    expect(unknown).toEqual([])
  })

  test('a quota that is read keeps back a block for each seat', async () => {
    await refresh({ perSecond: 250, perDay: 1_000_000, sentLastDay: 0 }, monday, { seatCount: 16 })
    expect(await sending.read()).toMatchObject({
      accountPerSecond: 250,
      left: 1_000_000 - 16 * 100 - 5 * 250,
    })
  })

  test.each([
    [200, 2],
    [9_999, 99],
    [10_000, 100],
    [99, 1],
    [0, 1],
  ])('a quota of %i a day is drawn in blocks of %i', async (perDay, block) => {
    await refresh({ perSecond: 1, perDay, sentLastDay: 0 })
    expect(await sending.read()).toMatchObject({ block })
  })

  test.each([48, 50, 200, 250])(
    'a quota of 50 of which %i mails were sent leaves zero, and not less',
    async (sent) => {
      await refresh({ perSecond: 1, perDay: 50, sentLastDay: sent })
      expect(await sending.read()).toMatchObject({ left: 0 })
    },
  )

  test('a quota without a daily limit leaves more than any day takes, in ordinary blocks', async () => {
    const infinite = { perSecond: 200, perDay: Number.POSITIVE_INFINITY, sentLastDay: 70_000 }
    expect(await refresh(infinite)).toBe(infinite)
    expect(await sending.read()).toMatchObject({ accountPerSecond: 200, block: 100 })
    expect((await sending.read())?.left).toBeGreaterThan(100_000_000)
    expect(Number.isFinite((await sending.read())?.left)).toBe(true)
  })

  test('a quota of less than one mail a second keeps whole mails back', async () => {
    await refresh({ perSecond: 0.5, perDay: 200, sentLastDay: 0 })
    expect(await sending.read()).toMatchObject({ accountPerSecond: 0.5, left: 200 - 2 - 3 })
  })

  test('a quota that is read replaces the earlier one', async () => {
    await refresh(usual)
    await refresh({ ...usual, sentLastDay: 20_000 }, monday + hourMs)
    expect(await sending.read()).toMatchObject({ left: 29_830, refreshedAt: monday + hourMs })
  })
})

describe('a quota that cannot be read', () => {
  test('a quota that cannot be read is reported with its fault', async () => {
    await refresh(timeout)
    expect(unknown).toEqual([timeout])
  })

  test('a quota that cannot be read does not say how many mails were sent', async () => {
    await refresh(usual)
    expect(await refresh(timeout, monday + hourMs)).toBeUndefined()
  })

  test('a quota that cannot be read leaves the last reading, which only shrinks, for a day', async () => {
    await refresh(usual)
    await sending.draw(800, monday)
    const before = await sending.read()
    await refresh(timeout, monday + dayMs - 1)
    expect(await sending.read()).toEqual(before)
  })

  test('a quota that cannot be read for a day becomes the operator’s, and not again before another day', async () => {
    await refresh(usual)
    await refresh(timeout, monday + dayMs)
    const assumed = { accountPerSecond: 1, block: 2, left: 200 - 2 - 5, refreshedAt: monday + dayMs }
    expect(await sending.read()).toEqual(assumed)
    await sending.draw(150, monday + dayMs)
    await refresh(timeout, monday + dayMs + hourMs)
    expect(await sending.read()).toEqual({ ...assumed, left: 43 })
    await refresh(timeout, monday + 2 * dayMs)
    expect(await sending.read()).toEqual({ ...assumed, refreshedAt: monday + 2 * dayMs })
  })

  test('a quota that was never read becomes the operator’s', async () => {
    await refresh(timeout)
    expect(await sending.read()).toEqual({ accountPerSecond: 1, block: 2, left: 193, refreshedAt: monday })
  })
})

test('reading the quota does not end a stop', async () => {
  const stop = { until: monday + hourMs, why: 'daily quota' }
  await refresh(usual)
  await sending.stop(stop)
  await refresh(usual, monday + 1)
  await refresh(timeout, monday + 2 * dayMs)
  expect((await sending.read())?.stop).toEqual(stop)
})
