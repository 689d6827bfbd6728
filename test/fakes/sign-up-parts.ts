import { type Budgets, defaultBudgets } from '../../shared/subscriber/sign-up/budgets.ts'
import type { GuardStep } from '../../shared/subscriber/sign-up/sign-up-guard.ts'
import { memoryBudgets } from './memory-budgets.ts'
import { memoryWaitingLetters } from './memory-waiting-letters.ts'

/** What a sign-up needs beside its subscriber: budgets that are all unspent, an open guard, and nobody waiting. */
export function signUpParts(step: GuardStep = 'open') {
  return {
    budgets: memoryBudgets(),
    budgetLimits: defaultBudgets,
    signUpGuard: { read: async () => step },
    waitingLetters: memoryWaitingLetters(),
  }
}

/** Limits that nothing reaches. */
export const noLimits: Budgets = {
  mailboxADay: 1e9,
  networkAnHour: 1e9,
  domainAnHour: 1e9,
  largeDomainAnHour: 1e9,
  totalAnHour: 1e9,
}
