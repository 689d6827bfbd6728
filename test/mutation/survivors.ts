/** A guard whose absence nobody notices, with the reason why that is right. */
export interface Survivor {
  /** Whom it escapes. What changes no behaviour escapes both. */
  readonly escapes: 'both' | 'tests' | 'simulation'
  readonly file: string
  /** As the hunt prints it. Without these two the reason holds for every guard of the file. */
  readonly was?: string
  readonly becomes?: string
  readonly reason: string
}

export const survivors: readonly Survivor[] = [
  {
    escapes: 'both',
    file: 'shared/delivery/aftermath/tally.ts',
    was: "if (through !== undefined && id <= through) return 'submitted'",
    becomes: "if (id <= through) return 'submitted'",
    reason: 'No id is at most undefined. The condition tells the type checker so.',
  },
  {
    escapes: 'both',
    file: 'shared/delivery/aftermath/feedback.ts',
    was: 'const count = counted ?? (await deps.subscribers.get(id))?.softBounces ?? 0',
    becomes: 'const count = counted ?? (await deps.subscribers.get(id))?.softBounces',
    reason: 'Undefined is never at least five, as 0 is not.',
  },
  {
    escapes: 'both',
    file: 'shared/delivery/aftermath/sweep.ts',
    was: "if (swept && 'fault' in swept) throw swept.fault",
    becomes: "if ('fault' in swept) throw swept.fault",
    reason: 'A reading to its end leaves a result. The condition tells the type checker so.',
  },
  {
    escapes: 'both',
    file: 'shared/delivery/aftermath/sweep.ts',
    was: 'return swept?.count ?? { writes: 0, hasMore: false }',
    becomes: 'return swept?.count',
    reason: 'A reading to its end leaves a result. The default tells the type checker so.',
  },
  {
    escapes: 'both',
    file: 'shared/delivery/aftermath/restore-plan.ts',
    was: 'if (through !== undefined && through >= newest.id) return undefined',
    becomes: 'if (through >= newest.id) return undefined',
    reason: 'Undefined is never at least an id. The condition tells the type checker so.',
  },
]
