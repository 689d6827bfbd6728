import { type Budgets, provenFactor } from './budgets.ts'
import type { GuardStep } from './sign-up-guard.ts'
import type { OpenBudget } from './spend-budgets.ts'

/** Why a letter does not go out at once. */
export type HeldBackBy = 'mailbox' | OpenBudget | Exclude<GuardStep, 'open'>

/** What is known of a sign-up beside its mailbox and the subscriber, of which nobody may be told. */
export interface SignUpFacts {
  /** How many sign-ups each budget has counted, this one included. */
  readonly counts: Readonly<Record<OpenBudget, number>>
  readonly isLargeDomain: boolean
  readonly step: GuardStep
  readonly isProven: boolean
}

export interface Admission {
  /** Whether the letter goes on its queue, or waits in the table. */
  readonly letter: 'goes' | 'waits'
  /** A proof of work would let the letter go, or go sooner. */
  readonly asksProof: boolean
  /** Every reason, for the operator. */
  readonly heldBackBy: readonly Exclude<HeldBackBy, 'mailbox'>[]
}

/** Decides whether the letter of a sign-up goes out now. */
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
  const heldBackBy = [...spent, ...guards]
  const waits = heldBackBy.length > 0
  return { letter: waits ? 'waits' : 'goes', asksProof: waits && !isProven, heldBackBy }
}
