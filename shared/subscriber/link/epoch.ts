import { type EpochMs, secondMs } from '../../time/clock.ts'
import type { Subscriber } from '../subscriber.ts'

type WithEpoch = Pick<Subscriber, 'epoch'>

/** The epoch as a link carries it. Links of an earlier epoch have ended. */
export function carriedEpoch({ epoch = 0 }: WithEpoch): string {
  return String(epoch)
}

/** A letter goes to the owner of the address, at their own wish. Digests are forwarded. */
const letterMark = 'l'

/** The epoch as a letter's link carries it. */
export function carriedEpochOfLetter(subscriber: WithEpoch): string {
  return carriedEpoch(subscriber) + letterMark
}

/** Is what a link carries of the reader's present epoch? */
export function isOfEpoch(subscriber: WithEpoch, carried: string | undefined): boolean {
  return carried === carriedEpoch(subscriber) || carried === carriedEpochOfLetter(subscriber)
}

/** Was a link mailed in a letter? */
export function isOfLetter(carried: string | undefined): boolean {
  return carried?.endsWith(letterMark) ?? false
}

/**
 * The next epoch. It is at least the second of its beginning, so that it is a new one even for a reader whose item was
 * erased in between, while links of the earlier item are still about.
 */
export function renewedEpoch(subscriber: WithEpoch | undefined, now: EpochMs): number {
  return Math.max((subscriber?.epoch ?? 0) + 1, Math.floor(now / secondMs))
}
