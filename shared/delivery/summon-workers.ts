import type { EpochMs } from '../time/clock.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { type SeatQueue, seatMessage, shardsOf } from './seat.ts'

/** Puts one message on the queue for each seat in whose shards somebody is due. Returns those seats. */
export async function summonWorkers(
  deps: { readonly deliveries: DeliveryStore; readonly seatQueue: SeatQueue },
  seats: number,
  now: EpochMs,
): Promise<readonly number[]> {
  const all = Array.from({ length: seats }, (_, index) => index)
  const due = await Promise.all(
    all.map(async (index) => {
      const shards = shardsOf({ index, of: seats })
      const found = await Promise.all(shards.map((shard) => deps.deliveries.isAnybodyDue(shard, now)))
      return found.some(Boolean)
    }),
  )
  const summoned = all.filter((index) => due[index])
  if (summoned.length > 0) await deps.seatQueue.send(summoned.map(seatMessage))
  return summoned
}
