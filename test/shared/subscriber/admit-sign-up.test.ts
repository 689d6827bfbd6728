import { describe, expect, test } from 'vitest'
import { admitSignUp, type SignUpFacts } from '../../../shared/subscriber/admit-sign-up.ts'
import { defaultBudgets as budgets } from '../../../shared/subscriber/budgets.ts'

const first: SignUpFacts = {
  counts: { mailbox: 1, network: 1, domain: 1, total: 1 },
  isLargeDomain: false,
  step: 'open',
  isProven: false,
}
const counting = (counts: Partial<SignUpFacts['counts']>, more: Partial<SignUpFacts> = {}): SignUpFacts => ({
  ...first,
  ...more,
  counts: { ...first.counts, ...counts },
})
const limits = [
  { kind: 'network', limit: budgets.networkAnHour, isLargeDomain: false },
  { kind: 'domain', limit: budgets.domainAnHour, isLargeDomain: false },
  { kind: 'domain', limit: budgets.largeDomainAnHour, isLargeDomain: true },
  { kind: 'total', limit: budgets.totalAnHour, isLargeDomain: false },
] as const

describe('admitting a sign-up', () => {
  test('a first sign-up’s letter goes', () => {
    expect(admitSignUp(first, budgets)).toEqual({
      letter: 'goes',
      asksProof: false,
      isMailboxFull: false,
      heldBackBy: [],
    })
  })

  test.each(limits)(
    'the last letter of the budget of $limit by $kind goes, and the next one waits or asks for a proof',
    ({ kind, limit, isLargeDomain }) => {
      const at = (count: number) => admitSignUp(counting({ [kind]: count }, { isLargeDomain }), budgets)
      expect(at(limit)).toMatchObject({ letter: 'goes', asksProof: false, heldBackBy: [] })
      expect(at(limit + 1)).toMatchObject({ letter: 'waits', asksProof: true, heldBackBy: [kind] })
    },
  )

  test.each(limits)(
    'with a proof the budget of $limit by $kind is ten times as wide, and beyond it the letter waits unasked',
    ({ kind, limit, isLargeDomain }) => {
      const proven = { isLargeDomain, isProven: true }
      const at = (count: number) => admitSignUp(counting({ [kind]: count }, proven), budgets)
      expect(at(10 * limit)).toMatchObject({ letter: 'goes', heldBackBy: [] })
      expect(at(10 * limit + 1)).toMatchObject({ letter: 'waits', asksProof: false, heldBackBy: [kind] })
    },
  )

  test.each([
    { step: 'open', isProven: false, letter: 'goes', asksProof: false, heldBackBy: [] },
    { step: 'open', isProven: true, letter: 'goes', asksProof: false, heldBackBy: [] },
    { step: 'guarded', isProven: false, letter: 'waits', asksProof: true, heldBackBy: ['guarded'] },
    { step: 'guarded', isProven: true, letter: 'goes', asksProof: false, heldBackBy: [] },
    { step: 'trickle', isProven: false, letter: 'waits', asksProof: true, heldBackBy: ['trickle'] },
    { step: 'trickle', isProven: true, letter: 'waits', asksProof: false, heldBackBy: ['trickle'] },
  ] as const)(
    'a sign-up (proven: $isProven) while $step: its letter $letter',
    ({ step, isProven, ...admission }) => {
      expect(admitSignUp({ ...first, step, isProven }, budgets)).toMatchObject(admission)
    },
  )

  test('a full mailbox changes nothing that anybody is told, whatever else is known', () => {
    const many = [1, 3, 4, 10, 11, 20, 21, 100, 101, 200, 201, 300, 301, 3_000, 3_001, 1e6]
    for (const step of ['open', 'guarded', 'trickle'] as const) {
      for (const isProven of [false, true]) {
        for (const isLargeDomain of [false, true]) {
          for (const count of many) {
            const facts = counting(
              { network: count, domain: count, total: count },
              { step, isProven, isLargeDomain },
            )
            const told = [1, budgets.mailboxADay, budgets.mailboxADay + 1, 1e6].map((mailbox) => {
              const { letter, asksProof } = admitSignUp(
                { ...facts, counts: { ...facts.counts, mailbox } },
                budgets,
              )
              return `${letter} ${asksProof}`
            })
            expect(new Set(told).size).toBe(1)
          }
        }
      }
    }
  })

  test('the mailbox is full from its fourth letter on, and no proof helps', () => {
    const isFull = (mailbox: number, isProven: boolean) =>
      admitSignUp(counting({ mailbox }, { isProven }), budgets).isMailboxFull
    expect([1, 2, 3, 4, 26].map((count) => isFull(count, false))).toEqual([false, false, false, true, true])
    expect([3, 4].map((count) => isFull(count, true))).toEqual([false, true])
  })

  test('all reasons are named for the operator', () => {
    const facts = counting({ mailbox: 9, network: 900, domain: 900, total: 900 }, { step: 'trickle' })
    expect(admitSignUp(facts, budgets).heldBackBy).toEqual([
      'mailbox',
      'network',
      'domain',
      'total',
      'trickle',
    ])
  })
})
