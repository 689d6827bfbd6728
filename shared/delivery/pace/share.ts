import { type EpochMs, secondMs } from '../../time/clock.ts'
import type { Seat } from './seat.ts'

/** What one sender may do of the account's rate. */
export interface Share {
  /** Calls a second on average, a fraction. */
  readonly perSecond: number
  /** The largest number of calls that may start in any second. */
  readonly most: number
  /**
   * The turns by the clock of a seat that gets less than one call a second: one call in each second whose number
   * is 2 × `index` modulo 2 × `of`. Only every other second is used, so that no second holds calls of two seats.
   */
  readonly slot?: { readonly index: number; readonly of: number }
}

/** Letters have a tenth of the account's rate from 10 mails a second up, and a third below. */
const lettersPart = (perSecond: number): number => (perSecond >= 10 ? 0.1 : 1 / 3)

/** The share of all letters together. */
export function lettersShare(accountPerSecond: number): Share {
  const perSecond = accountPerSecond * lettersPart(accountPerSecond)
  const most = Math.max(1, Math.floor(perSecond))
  return { perSecond: Math.min(perSecond, most), most }
}

/** The share of all seats together: the account's rate without that of the letters. */
export function digestsShare(accountPerSecond: number): Share {
  // Below two mails a second nothing is left to cut. SES answers a call too many with a throttle.
  const most = Math.max(1, Math.floor(accountPerSecond) - lettersShare(accountPerSecond).most)
  return { perSecond: Math.min(accountPerSecond * (1 - lettersPart(accountPerSecond)), most), most }
}

/**
 * A seat's share. The largest numbers of all seats and of the letters add up to the account's rate, so that no
 * second holds more calls than it.
 */
export function seatShare(accountPerSecond: number, { index, of }: Seat): Share {
  const { perSecond, most } = digestsShare(accountPerSecond)
  if (of > most) return sharedTurns(most, { index, of })
  const own = Math.floor(most / of) + (index < most % of ? 1 : 0)
  return { perSecond: Math.min(perSecond / of, own), most: own }
}

/** With more seats than calls a second, several seats take turns at one call. */
function sharedTurns(most: number, { index, of }: Seat): Share {
  const seatsPerCall = Math.ceil(of / most)
  const calls = Math.ceil(of / seatsPerCall)
  return {
    perSecond: 1 / (2 * seatsPerCall),
    most: 1,
    slot: { index: Math.floor(index / calls), of: seatsPerCall },
  }
}

/** Whether a seat may start its call of this second. */
export function isInSlot({ index, of }: NonNullable<Share['slot']>, now: EpochMs): boolean {
  return Math.floor(now / secondMs) % (2 * of) === 2 * index
}
