import { type BudgetKind, type Budgets, provenFactor } from './budgets.ts'
import type { GuardStep } from './sign-up-guard.ts'

/** Why a letter does not go out at once. */
export type HeldBackBy = BudgetKind | Exclude<GuardStep, 'open'>

/** What is known of a sign-up beside its address's subscriber. */
export interface SignUpFacts {
  /** How many sign-ups each budget has counted, this one included. */
  readonly counts: Readonly<Record<BudgetKind, number>>
  readonly isLargeDomain: boolean
  readonly step: GuardStep
  readonly isProven: boolean
}

export interface Admission {
  /** Whether the letter goes on its queue, or waits in the table. The mailbox has no say in it. */
  readonly letter: 'goes' | 'waits'
  /** A proof of work would let the letter go, or go sooner. */
  readonly asksProof: boolean
  /** No letter goes to this mailbox any more today. Nobody may be able to tell. */
  readonly isMailboxFull: boolean
  /** Every reason, for the operator. */
  readonly heldBackBy: readonly HeldBackBy[]
}

/** Decides whether the letter of a sign-up goes out now. Only `isMailboxFull` depends on the address's mailbox. */
export function admitSignUp(facts: SignUpFacts, budgets: Budgets): Admission {
  const { counts, isLargeDomain, step, isProven } = facts
  const factor = isProven ? provenFactor : 1
  const limits = {
    network: budgets.networkAnHour,
    domain: isLargeDomain ? budgets.largeDomainAnHour : budgets.domainAnHour,
    total: budgets.totalAnHour,
  }
  const spent = (['network', 'domain', 'total'] as const).filter(
    (kind) => counts[kind] > limits[kind] * factor,
  )
  const guards = step === 'trickle' || (step === 'guarded' && !isProven) ? [step] : []
  const isMailboxFull = counts.mailbox > budgets.mailboxADay
  const waits = spent.length + guards.length > 0
  return {
    letter: waits ? 'waits' : 'goes',
    asksProof: waits && !isProven,
    isMailboxFull,
    heldBackBy: [...(isMailboxFull ? (['mailbox'] as const) : []), ...spent, ...guards],
  }
}
