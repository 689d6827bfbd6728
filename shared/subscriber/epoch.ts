import { type EpochMs, secondMs } from '../time/clock.ts'
import type { Subscriber } from './subscriber.ts'

type WithEpoch = Pick<Subscriber, 'epoch'>

/** The epoch as a link carries it. Links of an earlier epoch have ended. */
export function carriedEpoch({ epoch = 0 }: WithEpoch): string {
  return String(epoch)
}

/**
 * The next epoch. It is at least the second of its beginning, so that it is a new one even for a reader whose item was
 * erased in between, while links of the earlier item are still about.
 */
export function renewedEpoch(subscriber: WithEpoch | undefined, now: EpochMs): number {
  return Math.max((subscriber?.epoch ?? 0) + 1, Math.floor(now / secondMs))
}
