import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import type { GuardStep } from '../../../shared/subscriber/sign-up/sign-up-guard.ts'
import { apiWorld } from './api-world.ts'

/** A world under attack. While it is guarded, only the letter of a proven sign-up goes at once. */
export function guardedWorld(part: Partial<ApiDeps> = {}, step: Exclude<GuardStep, 'open'> = 'guarded') {
  const world = apiWorld({ signUpGuard: { read: async () => step }, ...part })
  return {
    ...world,
    /** For each sign-up, in their order, whether its letter went at once: in a guarded world, whether it was proven. */
    get proven(): readonly boolean[] {
      const ways = world.calls.names.filter((name) => name === 'hold' || name === 'send')
      return ways.map((name) => name === 'send')
    },
  }
}
