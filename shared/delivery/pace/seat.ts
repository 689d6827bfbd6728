import * as z from 'zod/mini'
import { dueShardCount } from '../../subscriber/subscriber-id.ts'
import { type Clock, type EpochMs, minuteMs, secondMs } from '../../time/clock.ts'

/** How many seats a stage may have. Each number divides the next, so that a seat's shards are split or put together whole. */
export const seatCounts = [1, 2, 4, 8, 16] as const
export type SeatCount = (typeof seatCounts)[number]

/** The place of one of W workers. Seat i serves the shards ≡ i mod W. W is 1, 2, 4, 8 or 16. */
export interface Seat {
  readonly index: number
  readonly of: number
}

export const seatMessageSchema = z.object({
  kind: z.literal('seat'),
  version: z.literal(1),
  seat: z.int().check(z.gte(0), z.lt(dueShardCount)),
})

/** Asks the worker of a seat to look for due readers. */
export type SeatMessage = z.infer<typeof seatMessageSchema>

export interface SeatQueue {
  send(messages: readonly SeatMessage[]): Promise<void>
}

export function seatMessage(seat: number): SeatMessage {
  return { kind: 'seat', version: 1, seat }
}

export function shardsOf(seat: Seat): number[] {
  return Array.from({ length: dueShardCount }, (_, shard) => shard).filter(
    (shard) => shard % seat.of === seat.index,
  )
}

export function seatOfShard(shard: number, seats: number): number {
  return shard % seats
}

/** A worker holds its seat this long, and renews the lease well before. It makes no call after the lease. */
export const leaseMs = 60 * secondMs
const renewAfterMs = 20 * secondMs

/** Clocks agree within a minute. */
export const clocksApartMs = minuteMs
/**
 * After their number has changed, seats are worked at the latest after this time: by then the lease of every worker
 * that knew of no change is over, by whatever clock.
 */
export const layoutChangeMs = leaseMs + 2 * clocksApartMs

/**
 * Keeps each seat's holder, so that overlapping runs, duplicates and successors never exceed the rate. A store knows
 * how many seats there are. Once their number changed, its seats are free only when none of before is held.
 */
export interface SeatStore {
  /** Takes a seat that is free or whose lease is over. It clears word left there: the holder looks at all. */
  take(seat: number, holder: string, now: EpochMs): Promise<boolean>
  /** Renews a lease that is still this holder's, unless the number of seats has changed. */
  renew(seat: number, holder: string, now: EpochMs): Promise<boolean>
  /** Leaves word on a held seat. The holder learns of it on giving the seat back. 'free': take it instead. */
  ask(seat: number, now: EpochMs): Promise<'asked' | 'free'>
  /** 'asked': another worker left word since the seat was taken. 'lost': it was no longer this holder's. */
  giveBack(seat: number, holder: string): Promise<GivenBack>
}

export type GivenBack = 'given' | 'asked' | 'lost'

export interface SeatLease {
  /** Renews the lease when it is time to. False: the lease is over, and another worker may hold the seat. */
  keep(): Promise<boolean>
  /**
   * Whether a call may start. Looks at the clock only, not at the store. In the lease's last second none does, so
   * that no second holds calls of two holders.
   */
  mayCall(): boolean
  giveBack(): Promise<GivenBack>
}

/**
 * Takes a seat. If another worker holds it, leaves word for that worker and returns undefined. The holder may
 * already have read the shard that this worker was summoned for. Without word, its reader would wait for the
 * next tick.
 */
export async function holdSeat(
  store: SeatStore,
  seat: number,
  holder: string,
  clock: Clock,
): Promise<SeatLease | undefined> {
  // The clock is read before the call, so our lease never ends later than the store's.
  let leasedAt = clock()
  if (!(await store.take(seat, holder, leasedAt))) {
    if ((await store.ask(seat, clock())) === 'asked') return undefined
    // The holder has given the seat back in between. A worker that is quicker now begins after this summons
    // and finds its reader, so no further word is needed.
    leasedAt = clock()
    if (!(await store.take(seat, holder, leasedAt))) return undefined
  }
  const isHeld = (): boolean => clock() < leasedAt + leaseMs
  return {
    mayCall: () => clock() < leasedAt + leaseMs - secondMs,
    async keep() {
      const now = clock()
      if (now < leasedAt + renewAfterMs) return true
      if (!isHeld() || !(await store.renew(seat, holder, now))) return false
      leasedAt = now
      return true
    },
    giveBack: () => store.giveBack(seat, holder),
  }
}
