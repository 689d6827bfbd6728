// @module-tag property
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { blockBudget } from '../../../../shared/delivery/pace/block-budget.ts'
import type { SendingStore } from '../../../../shared/delivery/pace/sending.ts'
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
      expect(await budget.take(monday)).toBe(true)
      after.push(await left())
    }
    expect(after).toEqual([997, 997, 997, 994, 994, 994, 991])
  })

  test('a worker’s budget allows the mails that it drew, and no more', async () => {
    await leave(200)
    const budget = blockBudget(sending, 100)
    for (let mail = 0; mail < 200; mail++) expect(await budget.take(monday)).toBe(true)
    expect(await budget.take(monday)).toBe(false)
    expect(await left()).toBe(0)
  })

  test('a worker’s budget takes nothing when less than a block is left', async () => {
    await leave(99)
    expect(await blockBudget(sending, 100).take(monday)).toBe(false)
    expect(await left()).toBe(99)
  })

  test('a worker’s budget notices a stop at its next block, and goes on once it is over', async () => {
    await leave(1_000, 2)
    const budget = blockBudget(sending, 2)
    await budget.take(monday)
    await sending.stop({ until: monday + minuteMs, why: 'daily quota' })
    expect(await budget.take(monday)).toBe(true)
    expect(await budget.take(monday)).toBe(false)
    expect(await budget.take(monday + minuteMs)).toBe(false)
    expect(await budget.take(monday + minuteMs + 1)).toBe(true)
    expect(await left()).toBe(996)
  })

  test('a worker’s budget is tried again after publish stored more', async () => {
    await leave(0)
    const budget = blockBudget(sending, 100)
    expect(await budget.take(monday)).toBe(false)
    await leave(100)
    expect(await budget.take(monday)).toBe(true)
  })

  test('a mail that was put back is taken before a further block is drawn', async () => {
    await leave(10, 2)
    const budget = blockBudget(sending, 2)
    for (let reader = 0; reader < 9; reader++) {
      expect(await budget.take(monday)).toBe(true)
      budget.putBack()
    }
    expect(await left()).toBe(8)
    for (let mail = 0; mail < 3; mail++) await budget.take(monday)
    expect(await left()).toBe(6)
  })

  test('a worker’s budget never holds more than a block, because the quota keeps no more back for it', async () => {
    await leave(10, 2)
    const budget = blockBudget(sending, 2)
    for (let mail = 0; mail < 3; mail++) await budget.take(monday)
    for (let mail = 0; mail < 3; mail++) budget.putBack()
    for (let mail = 0; mail < 2; mail++) await budget.take(monday)
    expect(await left()).toBe(6)
    await budget.take(monday)
    expect(await left()).toBe(4)
  })

  test('workers together never send more than there was, in whatever turns', async () => {
    const turns = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(turns, fc.nat(30), fc.integer({ min: 1, max: 7 }), async (workers, total, block) => {
        await leave(total, block)
        const budgets = Array.from({ length: 4 }, () => blockBudget(sending, block))
        let allowed = 0
        for (const worker of workers) if (await budgets[worker]?.take(monday)) allowed++
        expect(allowed).toBeLessThanOrEqual(total)
        expect(await left()).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
