import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { spendBudgets } from '../../../../shared/subscriber/sign-up/spend-budgets.ts'
import { monday } from '../../../fakes/a-subscriber.ts'
import { memoryBudgets } from '../../../fakes/memory-budgets.ts'

const signUp = (address: string, ip = '192.0.2.7') => ({ address: address as EmailAddress, ip })

describe('spending the budgets of a sign-up', () => {
  test('a sign-up is counted by network, by registered domain, in all, and by folded mailbox', async () => {
    const budgets = memoryBudgets()
    const first = await spendBudgets(budgets, signUp('A.nn+x@googlemail.com'), monday)
    expect(first.counts).toEqual({ network: 1, domain: 1, total: 1 })
    expect(first.isLargeDomain).toBe(true)
    expect(await first.spendMailbox('goes')).toBe(1)
    const second = await spendBudgets(budgets, signUp('ben@cs.uni.example', '2001:db8:1:2::3'), monday)
    expect(second.isLargeDomain).toBe(false)
    expect(await second.spendMailbox('waits')).toBe(1)
    expect(budgets.counts()).toEqual({
      'mailbox ann@gmail.com': 1,
      'waiting-mailbox ben@cs.uni.example': 1,
      'network 192.0.2.0/24': 1,
      'network 2001:db8:1::/48': 1,
      'domain googlemail.com': 1,
      'domain uni.example': 1,
      'total ': 2,
    })
  })

  test('twenty-six aliases of one mailbox at one moment are counted from 1 to 26', async () => {
    const budgets = memoryBudgets()
    const counts = await Promise.all(
      [...'abcdefghijklmnopqrstuvwxyz'].map(async (letter, n) => {
        const spent = await spendBudgets(budgets, signUp(`an.n+${letter}@gmail.com`, `192.0.${n}.7`), monday)
        return spent.spendMailbox('goes')
      }),
    )
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, n) => n + 1))
  })

  test.each(['goes', 'waits'] as const)(
    'what a letter that %s has spent can be given back, all of it',
    async (letter) => {
      const budgets = memoryBudgets()
      const { spendMailbox, giveBack } = await spendBudgets(budgets, signUp('ann@example.org'), monday)
      await spendMailbox(letter)
      await giveBack()
      await giveBack()
      expect(budgets.counts()).toEqual({})
    },
  )

  test('a sign-up that was trapped spends nothing of the mailbox that it names', async () => {
    const budgets = memoryBudgets()
    for (const letter of ['goes', 'waits'] as const) {
      const trapped = { ...signUp('ann@example.org'), isTrapped: true }
      const { spendMailbox } = await spendBudgets(budgets, trapped, monday)
      await spendMailbox(letter)
    }
    expect(Object.keys(budgets.counts()).filter((name) => name.includes('ann'))).toEqual([])
    expect(budgets.counts()).toMatchObject({ 'network 192.0.2.0/24': 2, 'domain example.org': 2 })
  })

  test.each(['network', 'domain', 'total'] as const)(
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
