import type { Decision, Policy } from '../policy.ts'

/** How often each fault happened, by its name in words. */
export type FaultCounts = Readonly<Record<string, number>>

export interface FaultRecorder {
  count(fault: string): void
  counts(): FaultCounts
  /** The same policy, with its troubles counted. */
  counting(policy: Policy): Policy
}

export function faultCounts(): FaultRecorder {
  const counts: Record<string, number> = {}
  const count = (fault: string): void => {
    counts[fault] = (counts[fault] ?? 0) + 1
  }
  return {
    count,
    counts: () => counts,
    counting: (policy) => (choice) => {
      const decision = policy(choice)
      const fault = nameOf(decision, (actor) =>
        choice.ready.some((operation) => operation.actor.id === actor && operation.phase === 'answered'),
      )
      if (fault) count(fault)
      return decision
    },
  }
}

function nameOf(decision: Decision, hasActed: (actor: number) => boolean): string | undefined {
  switch (decision.do) {
    case 'crash':
      return hasActed(decision.actor) ? 'a crash after a call took effect' : 'a crash before a call'
    case 'freeze':
      return 'a worker is frozen and goes on'
    case 'refuse':
      return 'a 5xx, nothing done'
    case 'lose':
      return 'a 5xx, done all the same'
    default:
      return undefined
  }
}
