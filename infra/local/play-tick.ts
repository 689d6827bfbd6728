import type { TickResult } from '../../functions/publish/publish.ts'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import type { SeatRun } from '../../shared/delivery/pace/work-seat.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { EpochMs } from '../../shared/time/clock.ts'
import { deliverTimeoutSeconds } from '../function-limits.ts'
import { type FunctionsWorld, wireFunctions } from './functions.ts'
import { eventSource } from './sqs/event-source.ts'
import type { LocalQueue } from './sqs/queue.ts'
import { countDue, type TickProgress, tellingOfDigests } from './tick-progress.ts'

/** The result of a played tick. */
export interface PlayedTick {
  readonly at: string
  readonly tick: TickResult
  readonly seats: readonly SeatRun[]
}

/**
 * Runs publish and then deliver once as if it were another time. Their seats use a queue of their own,
 * because the workers of the present would find nobody due. Letters and feedback stay in the present. `onProgress` is
 * told of each digest.
 */
export async function playTick(
  world: Omit<FunctionsWorld, 'clock'>,
  playedSeats: LocalQueue,
  at: EpochMs,
  onProgress: (progress: TickProgress) => void,
): Promise<PlayedTick> {
  const startedAt = Date.now()
  const seats: SeatRun[] = []
  const progress = { due: 0, sent: 0 }
  const ses = tellingOfDigests(world.clients.ses, () => {
    progress.sent += 1
    onProgress({ ...progress })
  })
  const functions = wireFunctions({
    ...world,
    clients: { ...world.clients, ses },
    // The clock goes on while the tick runs, because paces and leases are measured with it.
    clock: () => at + Date.now() - startedAt,
  })
  const tick = await functions.tick()
  if ('head' in tick.edition) {
    const deliveries = dynamoDeliveryStore(world.clients.dynamo, world.environments.deliver.TABLE_NAME)
    progress.due = await countDue(deliveries, at, tick.edition.head.id)
    onProgress({ ...progress })
  }
  await eventSource({
    queue: playedSeats,
    functionName: 'deliver',
    async handler(event, context) {
      const batch = await functions.deliver.batch(event, context)
      seats.push(...batch.seats)
      return batch.response
    },
    clock: Date.now,
    timeoutSeconds: deliverTimeoutSeconds,
    maximumConcurrency: 1,
    onError: (error) => world.log('deliver').error('call failed', { error: faultName(error) }),
  }).drain()
  return { at: new Date(at).toISOString(), tick, seats }
}
