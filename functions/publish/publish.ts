import * as z from 'zod'
import type { DeliveryStore } from '../../shared/delivery/delivery-store.ts'
import type { SendQuotaReader } from '../../shared/delivery/mailer.ts'
import { digestRate } from '../../shared/delivery/pace.ts'
import type { SeatQueue, SendRateStore } from '../../shared/delivery/seat.ts'
import { summonWorkers } from '../../shared/delivery/summon-workers.ts'
import {
  type PublishEditionDeps,
  type PublishedEdition,
  publishEdition,
} from '../../shared/edition/publish-edition.ts'
import type { Log } from '../../shared/log/log.ts'

export interface PublishFunctionDeps extends PublishEditionDeps {
  readonly deliveries: DeliveryStore
  readonly seatQueue: SeatQueue
  readonly seatCount: number
  readonly quota: SendQuotaReader
  readonly sendRate: SendRateStore
  readonly log: Log
  /** Told what each tick did. */
  readonly onTick?: (report: TickReport) => void
}

export interface TickReport {
  readonly edition: PublishedEdition
  /** The seats whose workers were summoned, because somebody in their shards is due. */
  readonly seats: readonly number[]
}

/** What EventBridge Scheduler sends. Nothing in it is needed: a tick asks the clock. */
const tickSchema = z.object({ source: z.literal('aws.scheduler') })

export type PublishHandler = (event: unknown) => Promise<void>

/** One tick: publishes the edition that is due, reads the quota, and summons the workers of seats with work. */
export function publishHandler(deps: PublishFunctionDeps): PublishHandler {
  return async (event) => {
    tickSchema.parse(event)
    const edition = await publishEdition(deps)
    if (edition.outcome === 'retry') deps.log.warn('source failed', { ...edition })
    await refreshRate(deps)
    const seats = await summonWorkers(deps, deps.seatCount, deps.clock())
    const report = { edition, seats }
    deps.log.info('tick', { outcome: edition.outcome, seats })
    deps.onTick?.(report)
  }
}

/** A quota that cannot be read leaves the last known rate: mails go out at a pace that was right a tick ago. */
async function refreshRate({ quota, sendRate, log }: PublishFunctionDeps): Promise<void> {
  try {
    const { perSecond } = await quota.read()
    await sendRate.write(digestRate(perSecond))
  } catch (fault) {
    log.warn('send quota unknown', { error: fault instanceof Error ? fault.name : typeof fault })
  }
}
