import { type PublishFunctionDeps, publishHandler } from '../../../functions/publish/publish.ts'
import type { SendQuota } from '../../../shared/delivery/attempt/mailer.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryBacklog } from '../../fakes/memory-backlog.ts'
import { memoryEditionStore } from '../../fakes/memory-edition-store.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { memoryProofStore } from '../../fakes/memory-proof-store.ts'
import { memoryReputationStore } from '../../fakes/memory-reputation-store.ts'
import { memorySeatQueue } from '../../fakes/memory-seat-queue.ts'
import { memorySendingStore } from '../../fakes/memory-sending-store.ts'
import { memorySnapshotStore } from '../../fakes/memory-snapshot-store.ts'
import { memorySubscribers } from '../../fakes/memory-subscribers.ts'
import { memoryTallyStore } from '../../fakes/memory-tally-store.ts'
import { aSource, papers } from '../../shared/edition/a-source.ts'

/** What EventBridge Scheduler sends. */
export const tickEvent = { source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: '{}' }
export const quota: SendQuota = { perSecond: 14, perDay: 50_000, sentLastDay: 1_000 }
const schedule = { timezone: 'UTC' as TimeZone, hour: 6 }

/** The publish function on parts in memory: it is Monday at nine, three hours after the edition is due. */
export function publishWorld() {
  const time = handClock(monday)
  const memory = memorySubscribers()
  const editions = memoryEditionStore()
  const seatQueue = memorySeatQueue()
  const sending = memorySendingStore()
  const proof = memoryProofStore()
  const reputation = memoryReputationStore()
  const backlog = memoryBacklog()
  const log = memoryLog()
  const metrics = memoryMetrics()
  const deps: PublishFunctionDeps = {
    editions,
    snapshots: memorySnapshotStore(),
    sources: [aSource(papers('2611.00001'))],
    enrichments: [],
    schedule,
    clock: time.clock,
    deliveries: memory.deliveries,
    seatQueue,
    sending,
    tallies: memoryTallyStore(),
    census: memory.census,
    proof,
    backlog,
    reputation,
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
    editions,
    seatQueue,
    sending,
    proof,
    reputation,
    backlog,
    log,
    metrics,
    deps,
    run,
  }
}
