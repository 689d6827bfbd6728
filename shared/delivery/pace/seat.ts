import * as z from 'zod/mini'
import { dueShardCount } from '../../subscriber/subscriber-id.ts'
import { type Clock, type EpochMs, secondMs } from '../../time/clock.ts'

/** One of W workers' places: seat i serves the shards ≡ i mod W. W is 1, 2, 4, 8 or 16. */
export interface Seat {
  readonly index: number
  readonly of: number
}

export const seatMessageSchema = z.object({
  kind: z.literal('seat'),
  version: z.literal(1),
  seat: z.int().check(z.gte(0), z.lt(dueShardCount)),
})

/** Asks the worker of a seat to look who is due. */
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

/** A worker holds its seat this long, and renews it well before: no call is made after the lease. */
export const leaseMs = 60 * secondMs
const renewAfterMs = 20 * secondMs

/** Who sits where, so that overlapping runs, duplicates and continuations never add up to more than the rate. */
export interface SeatStore {
  /** Takes a seat that is free or whose lease is over. Word left there is gone: the new holder looks at everybody. */
  take(seat: number, holder: string, now: EpochMs): Promise<boolean>
  /** Prolongs a lease that is still this holder's. */
  renew(seat: number, holder: string, now: EpochMs): Promise<boolean>
  /** Leaves word on a seat that is held, so that its holder learns of it in the end. 'free': take the seat instead. */
  ask(seat: number, now: EpochMs): Promise<'asked' | 'free'>
  /** 'asked': somebody left word since the seat was taken. 'lost': it was not this holder's any more. */
  giveBack(seat: number, holder: string): Promise<GivenBack>
}

export type GivenBack = 'given' | 'asked' | 'lost'

/** A seat that is held. */
export interface SeatLease {
  /** Prolongs the lease when it is time to. False: it is over, and somebody else may sit there. */
  keep(): Promise<boolean>
  /** Asks only the clock. */
  isHeld(): boolean
  giveBack(): Promise<GivenBack>
}

/**
 * Takes a seat; or leaves word for who holds it, and returns undefined. The holder may have read the shard already
 * that this worker was summoned for, so that without a word its reader would wait for the next tick.
 */
export async function holdSeat(
  store: SeatStore,
  seat: number,
  holder: string,
  clock: Clock,
): Promise<SeatLease | undefined> {
  // From before the call: what the store counts from is not earlier.
  let leasedAt = clock()
  if (!(await store.take(seat, holder, leasedAt))) {
    if ((await store.ask(seat, clock())) === 'asked') return undefined
    // Given back in between. Whoever is quicker now begins after this summons and finds its reader: no further word.
    leasedAt = clock()
    if (!(await store.take(seat, holder, leasedAt))) return undefined
  }
  const isHeld = (): boolean => clock() < leasedAt + leaseMs
  return {
    isHeld,
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
