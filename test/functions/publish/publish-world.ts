import { type PublishFunctionDeps, publishHandler } from '../../../functions/publish/publish.ts'
import type { SendQuota } from '../../../shared/delivery/attempt/mailer.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryBacklog } from '../../fakes/memory-backlog.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { memorySeatQueue } from '../../fakes/memory-seat-queue.ts'
import { aSource, papers } from '../../shared/edition/a-source.ts'

/** The event that EventBridge Scheduler sends. */
export const tickEvent = { source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: '{}' }
export const quota: SendQuota = { perSecond: 14, perDay: 50_000, sentLastDay: 1_000 }
const schedule = { timezone: 'UTC' as TimeZone, hour: 6 }

/** The publish function on parts in memory: it is Monday at nine, three hours after the edition is due. */
export function publishWorld() {
  const time = handClock(monday)
  const memory = aTable()
  const seatQueue = memorySeatQueue()
  const backlog = memoryBacklog()
  const letters = memoryLetterQueue()
  const log = memoryLog()
  const metrics = memoryMetrics()
  const deps: PublishFunctionDeps = {
    editions: memory.editions,
    snapshots: memory.snapshots,
    sources: [aSource(papers('2611.00001'))],
    enrichments: [],
    schedule,
    clock: time.clock,
    deliveries: memory.deliveries,
    seatQueue,
    sending: memory.sending,
    tallies: memory.tallies,
    forgetting: memory.forgetting,
    subscribers: memory.subscribers,
    proof: memory.proof,
    backlog,
    reputation: memory.reputation,
    guard: memory.guard,
    waiting: memory.waiting,
    letters,
    unconfirmed: { perDay: 1_000, percentOfQuota: 10 },
    quota: { read: async () => quota },
    fallback: { perSecond: 1, perDay: 200 },
    seatCount: 2,
    log,
    metrics,
  }
  const run = (part: Partial<PublishFunctionDeps> = {}, event: unknown = tickEvent) =>
    publishHandler({ ...deps, ...part })(event)
  return {
    ...memory,
    time,
    seatQueue,
    letters,
    backlog,
    log,
    metrics,
    deps,
    run,
  }
}
