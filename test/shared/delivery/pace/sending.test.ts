// @module-tag property
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { blockBudget, type SendingStore, untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { minuteMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

let sending: SendingStore
beforeEach(() => {
  sending = aTable().sending
})
const leave = (left: number, block = 100) =>
  sending.refresh({ accountPerSecond: 12, block, left, refreshedAt: monday })
const left = async () => (await sending.read())?.left

describe("a worker's budget", () => {
  test('a worker’s budget takes a block at the first mail, and the next one when that is used', async () => {
    await leave(1_000, 3)
    const budget = blockBudget(sending, 3)
    expect(await left()).toBe(1_000)
    const after: (number | undefined)[] = []
    for (let mail = 0; mail < 7; mail++) {
      expect(await budget(monday)).toBe(true)
      after.push(await left())
    }
    expect(after).toEqual([997, 997, 997, 994, 994, 994, 991])
  })

  test('a worker’s budget allows the mails that it drew, and no more', async () => {
    await leave(200)
    const budget = blockBudget(sending, 100)
    for (let mail = 0; mail < 200; mail++) expect(await budget(monday)).toBe(true)
    expect(await budget(monday)).toBe(false)
    expect(await left()).toBe(0)
  })

  test('a worker’s budget takes nothing when less than a block is left', async () => {
    await leave(99)
    expect(await blockBudget(sending, 100)(monday)).toBe(false)
    expect(await left()).toBe(99)
  })

  test('a worker’s budget notices a stop at its next block, and goes on once it is over', async () => {
    await leave(1_000, 2)
    const budget = blockBudget(sending, 2)
    await budget(monday)
    await sending.stop({ until: monday + minuteMs, why: 'daily quota' })
    expect(await budget(monday)).toBe(true)
    expect(await budget(monday)).toBe(false)
    expect(await budget(monday + minuteMs)).toBe(false)
    expect(await budget(monday + minuteMs + 1)).toBe(true)
    expect(await left()).toBe(996)
  })

  test('a worker’s budget is tried again after publish stored more', async () => {
    await leave(0)
    const budget = blockBudget(sending, 100)
    expect(await budget(monday)).toBe(false)
    await leave(100)
    expect(await budget(monday)).toBe(true)
  })

  test('workers together never send more than there was, in whatever turns', async () => {
    const turns = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(turns, fc.nat(30), fc.integer({ min: 1, max: 7 }), async (workers, total, block) => {
        await leave(total, block)
        const budgets = Array.from({ length: 4 }, () => blockBudget(sending, block))
        let allowed = 0
        for (const worker of workers) if (await budgets[worker]?.(monday)) allowed++
        expect(allowed).toBeLessThanOrEqual(total)
        expect(await left()).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('“until resumed” is later than any moment of sending', () => {
  expect(untilResumed).toBeGreaterThan(Date.UTC(9999, 0, 1))
})
