import type { TickReport } from '../../functions/publish/publish.ts'
import type { SeatReport } from '../../shared/delivery/pace/work-seat.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { EpochMs } from '../../shared/time/clock.ts'
import { deliverTimeoutSeconds } from '../function-limits.ts'
import { type FunctionsWorld, wireFunctions } from './functions.ts'
import { eventSource } from './sqs/event-source.ts'
import type { LocalQueue } from './sqs/queue.ts'

/** What a played tick did. */
export interface PlayedTick {
  readonly at: string
  readonly tick: TickReport
  readonly seats: readonly SeatReport[]
}

/**
 * Runs publish and then deliver once as if it were another moment. Their seats go over a queue of their own, because
 * the workers of the present would find nobody due. Letters and feedback stay in the present.
 */
export async function playTick(
  world: Omit<FunctionsWorld, 'clock' | 'onSeat'>,
  playedSeats: LocalQueue,
  at: EpochMs,
): Promise<PlayedTick> {
  const startedAt = Date.now()
  const seats: SeatReport[] = []
  const functions = wireFunctions({
    ...world,
    // Time goes on while the tick runs: paces and leases are measured with it.
    clock: () => at + Date.now() - startedAt,
    onSeat: (_seat, report) => seats.push(report),
  })
  const tick = await functions.tick()
  await eventSource({
    queue: playedSeats,
    functionName: 'deliver',
    handler: functions.deliver,
    clock: Date.now,
    timeoutSeconds: deliverTimeoutSeconds,
    maximumConcurrency: 1,
    onError: (error) => world.log('deliver').error('call failed', { error: faultName(error) }),
  }).drain()
  return { at: new Date(at).toISOString(), tick, seats }
}
