import type { EpochMs } from '../../time/clock.ts'
import type { DeliveryStore } from '../attempt/delivery-store.ts'
import { type SeatQueue, seatMessage, shardsOf } from './seat.ts'

export interface Summons {
  /** The seats in whose shards a reader is due. */
  readonly seats: readonly number[]
  /** Since when the longest waiting reader of all is due. */
  readonly oldestDueAt: EpochMs | undefined
}

/** Puts one message on the queue for each seat in whose shards a reader is due. */
export async function summonWorkers(
  deps: { readonly deliveries: DeliveryStore; readonly seatQueue: SeatQueue },
  seats: number,
  now: EpochMs,
): Promise<Summons> {
  const all = Array.from({ length: seats }, (_, index) => index)
  const oldest = await Promise.all(
    all.map(async (index) => {
      const shards = shardsOf({ index, of: seats })
      return earliest(await Promise.all(shards.map((shard) => deps.deliveries.oldestDue(shard, now))))
    }),
  )
  const summoned = all.filter((index) => oldest[index] !== undefined)
  if (summoned.length > 0) await deps.seatQueue.send(summoned.map(seatMessage))
  return { seats: summoned, oldestDueAt: earliest(oldest) }
}

function earliest(moments: readonly (EpochMs | undefined)[]): EpochMs | undefined {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}
