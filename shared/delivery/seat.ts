import * as z from 'zod'
import { dueShardCount } from '../subscriber/subscriber-id.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'

/** One of W workers' places: seat i serves the shards ≡ i mod W. W is 1, 2, 4, 8 or 16. */
export interface Seat {
  readonly index: number
  readonly of: number
}

export const seatMessageSchema = z.object({
  kind: z.literal('seat'),
  version: z.literal(1),
  seat: z
    .number()
    .int()
    .min(0)
    .max(dueShardCount - 1),
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
export const renewAfterMs = 20 * secondMs

/** Who sits where, so that overlapping runs, duplicates and continuations never add up to more than the rate. */
export interface SeatStore {
  /** Takes a seat that is free or whose lease is over. */
  take(seat: number, holder: string, now: EpochMs): Promise<boolean>
  /** Prolongs a lease that is still this holder's. */
  renew(seat: number, holder: string, now: EpochMs): Promise<boolean>
  giveBack(seat: number, holder: string): Promise<void>
}

/** The rate at which all seats together may send, written by publish from the provider's quota. */
export interface SendRateStore {
  read(): Promise<number | undefined>
  write(perSecond: number): Promise<void>
}
