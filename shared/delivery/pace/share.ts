import { type EpochMs, secondMs } from '../../time/clock.ts'
import { type Seat, type SeatCount, seatCounts } from './seat.ts'

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
  const digests = digestsShare(accountPerSecond)
  const { perSecond, most } = digests
  if (of > most) return sharedTurns(digests, { index, of })
  const own = Math.floor(most / of) + (index < most % of ? 1 : 0)
  return { perSecond: Math.min(perSecond / of, own), most: own }
}

/** With more seats than calls a second, several seats take turns at one call. */
function sharedTurns({ perSecond, most }: Share, { index, of }: Seat): Share {
  const seatsPerCall = Math.ceil(of / most)
  const calls = Math.ceil(of / seatsPerCall)
  return {
    perSecond: Math.min(perSecond / of, 1 / (2 * seatsPerCall)),
    most: 1,
    slot: { index: Math.floor(index / calls), of: seatsPerCall },
  }
}

/** Whether a seat may start its call of this second. */
export function isInSlot({ index, of }: NonNullable<Share['slot']>, now: EpochMs): boolean {
  return Math.floor(now / secondMs) % (2 * of) === 2 * index
}

/** How many digests one worker mails a second: a seat for each so many, and the account's rate is reached. */
export const workerPerSecond = 250

/** The fewest seats whose workers reach the digests' share of the account's rate; 16 if no number does. */
export function seatsNeeded(accountPerSecond: number): SeatCount {
  const { perSecond } = digestsShare(accountPerSecond)
  return seatCounts.find((seats) => perSecond <= seats * workerPerSecond) ?? 16
}

/** The most seats that each get at least one call a second. One seat is never too many. */
export function mostSeats(accountPerSecond: number): SeatCount {
  const { most } = digestsShare(accountPerSecond)
  return seatCounts.findLast((seats) => seats <= most) ?? 1
}
