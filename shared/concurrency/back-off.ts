/** Waits before a write is tried again. It is told how many conflicts have come in a row, from 1. */
export type BackOff = (conflicts: number) => Promise<unknown>

export interface BackOffDeps {
  readonly wait: (ms: number) => Promise<unknown>
  /** A random number from 0 to 1. */
  readonly random: () => number
}

const firstMs = 20
const longestMs = 500

/**
 * Waits twice as long after each conflict, and for a random part of that time: writers who met once would otherwise
 * meet again. With sixteen tries, sixty writers of one item at once all get through.
 */
export function jitteredBackOff({ wait, random }: BackOffDeps): BackOff {
  return (conflicts) => wait(Math.round(random() * Math.min(firstMs * 2 ** (conflicts - 1), longestMs)))
}
