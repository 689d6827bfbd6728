import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { spendBudgets } from '../../../shared/subscriber/spend-budgets.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { memoryBudgets } from '../../fakes/memory-budgets.ts'

const signUp = (address: string, ip = '192.0.2.7') => ({ address: address as EmailAddress, ip })

describe('spending the budgets of a sign-up', () => {
  test('a sign-up is counted by folded mailbox, by network, by registered domain and in all', async () => {
    const budgets = memoryBudgets()
    const { counts, isLargeDomain } = await spendBudgets(budgets, signUp('A.nn+x@googlemail.com'), monday)
    expect(counts).toEqual({ mailbox: 1, network: 1, domain: 1, total: 1 })
    expect(isLargeDomain).toBe(true)
    await spendBudgets(budgets, signUp('ben@cs.uni.example', '2001:db8:1:2::3'), monday)
    expect(budgets.counts()).toEqual({
      'mailbox ann@gmail.com': 1,
      'mailbox ben@cs.uni.example': 1,
      'network 192.0.2.0/24': 1,
      'network 2001:db8:1::/48': 1,
      'domain googlemail.com': 1,
      'domain uni.example': 1,
      'total ': 2,
    })
  })

  test('twenty-six aliases of one mailbox at one moment are counted from 1 to 26', async () => {
    const budgets = memoryBudgets()
    const spent = await Promise.all(
      [...'abcdefghijklmnopqrstuvwxyz'].map((letter, n) =>
        spendBudgets(budgets, signUp(`an.n+${letter}@gmail.com`, `192.0.2.${n}`), monday),
      ),
    )
    const numbers = spent.map(({ counts }) => counts.mailbox).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 26 }, (_, n) => n + 1))
  })

  test('what was spent can be given back, all of it', async () => {
    const budgets = memoryBudgets()
    const { giveBack } = await spendBudgets(budgets, signUp('ann@example.org'), monday)
    await giveBack()
    expect(budgets.counts()).toEqual({})
  })

  test.each(['mailbox', 'network', 'domain', 'total'] as const)(
    'if the budget by %s cannot be counted, the others are given back and the fault is thrown',
    async (kind) => {
      const budgets = memoryBudgets()
      budgets.failFor(kind)
      await expect(spendBudgets(budgets, signUp('ann@example.org'), monday)).rejects.toThrow(kind)
      expect(budgets.counts()).toEqual({})
    },
  )

  test('giving back what cannot be given back throws nothing, so that the first fault stays the one that is told', async () => {
    const budgets = { ...memoryBudgets(), giveBack: () => Promise.reject(new Error('no answer')) }
    const { giveBack } = await spendBudgets(budgets, signUp('ann@example.org'), monday)
    await expect(giveBack()).resolves.toBeUndefined()
  })

  test.each(['', 'unknown', 'x'.repeat(5_000), '::1', 'fe80::1%eth0'])(
    'a visitor at “%s” is counted, too',
    async (ip) => {
      const { counts } = await spendBudgets(memoryBudgets(), signUp('ann@example.org', ip), monday)
      expect(counts.network).toBe(1)
    },
  )
})
