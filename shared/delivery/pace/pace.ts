import { type Clock, secondMs } from '../../time/clock.ts'

/** Waits for some milliseconds. It is passed in, so that tests and simulations decide what waiting means. */
export type Wait = (ms: number) => Promise<void>

/**
 * The digests' share of the quota, in mails a second, at least 1. Letters have the rest: a tenth from 10
 * mails a second up, a third below.
 */
export function digestRate(quotaPerSecond: number): number {
  const share = quotaPerSecond >= 10 ? 0.9 : 2 / 3
  return Math.max(1, Math.floor(quotaPerSecond * share))
}

/**
 * A seat's pace. Each promise resolves when the next call may be made: floor(rate / seats) a second, at least
 * one, evenly spaced. A hundredth is added to each gap, so that no second ever holds one call too many.
 */
export function pace(ratePerSecond: number, seats: number, clock: Clock, wait: Wait): () => Promise<void> {
  const gapMs = (1.01 * secondMs) / Math.max(1, Math.floor(ratePerSecond / seats))
  let next = 0
  return async () => {
    const now = clock()
    const at = Math.max(next, now)
    next = at + gapMs
    if (at > now) await wait(at - now)
  }
}
