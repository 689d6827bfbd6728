import { beforeEach, describe, expect, test } from 'vitest'
import type { BudgetKind, BudgetStore } from '../../shared/subscriber/sign-up/budgets.ts'
import { dayMs, hourMs, secondMs } from '../../shared/time/clock.ts'
import type { InTable } from '../dynamo/in-table.ts'
import { monday } from '../fakes/a-subscriber.ts'

const windows: readonly { kind: BudgetKind; name: string; windowMs: number }[] = [
  { kind: 'mailbox', name: 'day', windowMs: dayMs },
  { kind: 'waiting-mailbox', name: 'day', windowMs: dayMs },
  { kind: 'network', name: 'hour', windowMs: hourMs },
  { kind: 'domain', name: 'hour', windowMs: hourMs },
  { kind: 'total', name: 'hour', windowMs: hourMs },
]

/** The promises of a store of budgets. */
export function budgetStoreContract(make: () => Promise<Pick<InTable, 'budgets' | 'everything'>>): void {
  describe('a store of budgets', () => {
    let budgets: BudgetStore
    let everything: InTable['everything']
    beforeEach(async () => {
      const made = await make()
      budgets = made.budgets
      everything = made.everything
    })

    test.each(windows)('what is spent by $kind is counted from one on', async ({ kind }) => {
      const counts = []
      for (let n = 0; n < 3; n++) counts.push(await budgets.spend(kind, 'a', monday))
      expect(counts).toEqual([1, 2, 3])
    })

    test.each(windows)('a $kind has its budget anew at the next $name, and not before', async (each) => {
      const { kind, windowMs } = each
      const start = Math.floor(monday / windowMs) * windowMs
      expect(await budgets.spend(kind, 'a', start)).toBe(1)
      expect(await budgets.spend(kind, 'a', start + windowMs - 1)).toBe(2)
      expect(await budgets.spend(kind, 'a', start + windowMs)).toBe(1)
      expect(await budgets.spend(kind, 'a', start - 1)).toBe(1)
      expect(await budgets.spend(kind, 'a', start + 1)).toBe(3)
    })

    test('keys and kinds are counted apart, even where one text is both', async () => {
      await budgets.spend('network', 'a', monday)
      const counts = [
        await budgets.spend('network', 'b', monday),
        await budgets.spend('domain', 'a', monday),
        await budgets.spend('mailbox', 'a', monday),
        await budgets.spend('network', 'A', monday),
        await budgets.spend('network', '', monday),
        await budgets.spend('network', '1\na', monday),
      ]
      expect(counts).toEqual([1, 1, 1, 1, 1, 1])
    })

    test('twenty-six that are spent at one moment get the numbers from 1 to 26', async () => {
      const spent = Array.from({ length: 26 }, () => budgets.spend('mailbox', 'a', monday))
      const counts = (await Promise.all(spent)).sort((a, b) => a - b)
      expect(counts).toEqual(Array.from({ length: 26 }, (_, n) => n + 1))
    })

    test('what is given back can be spent again', async () => {
      await budgets.spend('mailbox', 'a', monday)
      await budgets.spend('mailbox', 'a', monday)
      await budgets.giveBack('mailbox', 'a', monday)
      expect(await budgets.spend('mailbox', 'a', monday)).toBe(2)
    })

    test('giving back concerns the window in which it was spent, and no other kind or key', async () => {
      const tomorrow = monday + dayMs
      for (const at of [monday, tomorrow]) await budgets.spend('mailbox', 'a', at)
      await budgets.spend('mailbox', 'b', monday)
      await budgets.spend('network', 'a', monday)
      await budgets.giveBack('mailbox', 'a', monday)
      expect([
        await budgets.spend('mailbox', 'a', monday),
        await budgets.spend('mailbox', 'a', tomorrow),
        await budgets.spend('mailbox', 'b', monday),
        await budgets.spend('network', 'a', monday),
      ]).toEqual([1, 2, 2, 2])
    })

    test('more given back than was spent leaves a whole budget and no credit', async () => {
      await budgets.giveBack('mailbox', 'a', monday)
      await budgets.spend('mailbox', 'a', monday)
      await Promise.all([1, 2, 3].map(() => budgets.giveBack('mailbox', 'a', monday)))
      expect(await budgets.spend('mailbox', 'a', monday)).toBe(1)
    })

    test('letters that wait count on top of those that went to the mailbox, and never against those that go', async () => {
      const spend = (kind: BudgetKind) => budgets.spend(kind, 'a', monday)
      const counts = [
        await spend('waiting-mailbox'),
        await spend('waiting-mailbox'),
        await spend('mailbox'),
        await spend('waiting-mailbox'),
        await spend('mailbox'),
      ]
      expect(counts).toEqual([1, 2, 1, 4, 2])
    })

    test('a letter that waits is given back as one that waits', async () => {
      const both = ['mailbox', 'waiting-mailbox'] as const
      for (const kind of both) await budgets.spend(kind, 'a', monday)
      for (let n = 0; n < 3; n++) await budgets.giveBack('waiting-mailbox', 'a', monday)
      expect(await budgets.spend('waiting-mailbox', 'a', monday)).toBe(2)
      expect(await budgets.spend('mailbox', 'a', monday)).toBe(2)
    })

    test('an empty budget that is given back leaves nothing in the table', async () => {
      await budgets.giveBack('network', 'a', monday)
      expect(await everything()).toEqual([])
    })

    test.each(windows)('the table may forget what a $kind spent an hour after its $name', async (each) => {
      const { kind, windowMs } = each
      await budgets.spend(kind, 'a', monday)
      await budgets.spend(kind, 'a', monday)
      const end = (Math.floor(monday / windowMs) + 1) * windowMs
      expect(await everything()).toEqual([
        {
          pk: expect.any(String),
          sk: kind.replace('waiting-', ''),
          [kind === 'waiting-mailbox' ? 'waiting' : 'count']: 2,
          expiresAtSeconds: (end + hourMs) / secondMs,
        },
      ])
    })

    test('the table shows neither what was counted nor that two windows counted the same', async () => {
      const keys = ['ann@example.org', '192.0.2.0/24', '2001:db8:1::/48', 'example.org']
      for (const kind of ['mailbox', 'network', 'domain'] as const) {
        for (const key of keys) {
          for (const at of [monday, monday + dayMs]) await budgets.spend(kind, key, at)
        }
      }
      const items = await everything()
      expect(items).toHaveLength(24)
      expect(new Set(items.map(({ pk }) => pk)).size).toBe(24)
      for (const { pk } of items) expect(pk).toMatch(/^budget#[\w-]{22}$/)
      expect(JSON.stringify(items)).not.toMatch(/ann|example|192\.0|2001/)
    })
  })
}
