import { describe, expect, test } from 'vitest'
import { admitSignUp, type SignUpFacts } from '../../../../shared/subscriber/sign-up/admit-sign-up.ts'
import { defaultBudgets as budgets } from '../../../../shared/subscriber/sign-up/budgets.ts'

const first: SignUpFacts = {
  counts: { network: 1, domain: 1, total: 1 },
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

  test('all reasons are named for the operator', () => {
    const facts = counting({ network: 900, domain: 900, total: 900 }, { step: 'trickle' })
    expect(admitSignUp(facts, budgets).heldBackBy).toEqual(['network', 'domain', 'total', 'trickle'])
  })
})
