import {
  type Allowance,
  type GuardStep,
  isStricter,
  nextStep,
  type SignUpGuardStore,
} from '../../subscriber/sign-up/sign-up-guard.ts'
import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { Reputation, ReputationStore } from './reputation.ts'

export interface GuardDeps {
  readonly reputation: Pick<ReputationStore, 'since'>
  readonly guard: Pick<SignUpGuardStore, 'state' | 'raise' | 'lower'>
}

export interface Guarding {
  readonly step: GuardStep
  /** True if this call changed the step. */
  readonly isChanged: boolean
  /** The day's allowance as the last tick left it. */
  readonly allowance: Allowance | undefined
  /** What was counted of letters to unconfirmed addresses within the last day. */
  readonly lettersOfADay: Reputation['unconfirmed']
}

/**
 * Sets the sign-up's guard by what became of the letters of the last day. Feedback raises it as soon as harm is
 * counted; a tick also lets it down. A raise never meets a condition that another raise has spoilt, and a tick
 * that read an older state lowers nothing.
 */
export async function guardSignUps(
  { reputation, guard }: GuardDeps,
  now: EpochMs,
  may: 'raise' | 'raise and lower',
): Promise<Guarding> {
  const state = await guard.state()
  const { unconfirmed: lettersOfADay } = await reputation.since(now - dayMs)
  const known = { allowance: state.allowance, lettersOfADay }
  const step = nextStep(lettersOfADay, state, now)
  const isRaised = isStricter(step, state.step)
  if (step === state.step || !(isRaised || may === 'raise and lower')) {
    return { step: state.step, isChanged: false, ...known }
  }
  const isChanged = isRaised ? await guard.raise(step, now) : await guard.lower(state, step, now)
  return { step, isChanged, ...known }
}
