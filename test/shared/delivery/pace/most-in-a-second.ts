import { secondMs } from '../../../../shared/time/clock.ts'

/** The most starts in any second. A second that holds the most begins with a start. */
export function mostInASecond(starts: readonly number[]): number {
  const sorted = starts.toSorted((a, b) => a - b)
  let most = 0
  let from = 0
  for (const [place, start] of sorted.entries()) {
    while ((sorted[from] ?? start) <= start - secondMs) from++
    most = Math.max(most, place - from + 1)
  }
  return most
}
