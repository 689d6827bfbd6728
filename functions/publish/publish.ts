import * as z from 'zod'
import type { DeliveryStore } from '../../shared/delivery/delivery-store.ts'
import type { FeedbackBacklog, ProofStore } from '../../shared/delivery/proof.ts'
import { type RefreshDeps, refreshSending } from '../../shared/delivery/quota.ts'
import { type ReputationStore, watchReputation } from '../../shared/delivery/reputation.ts'
import type { SeatQueue } from '../../shared/delivery/seat.ts'
import { summonWorkers } from '../../shared/delivery/summon-workers.ts'
import {
  type PublishEditionDeps,
  type PublishedEdition,
  publishEdition,
} from '../../shared/edition/publish-edition.ts'
import type { Log } from '../../shared/log/log.ts'

export interface PublishFunctionDeps extends PublishEditionDeps, Omit<RefreshDeps, 'onUnknown'> {
  readonly deliveries: DeliveryStore
  readonly seatQueue: SeatQueue
  readonly proof: Pick<ProofStore, 'drained'>
  readonly backlog: FeedbackBacklog
  readonly reputation: Pick<ReputationStore, 'since'>
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

/**
 * One tick: publishes the edition that is due, notes what is proven of the feedback, reads the quota, and summons the
 * workers of seats with work.
 */
export function publishHandler(deps: PublishFunctionDeps): PublishHandler {
  return async (event) => {
    tickSchema.parse(event)
    const edition = await publishEdition(deps)
    if (edition.outcome === 'retry') deps.log.warn('source failed', { ...edition })
    await noteDrained(deps)
    await refreshQuota(deps)
    const seats = await summonWorkers(deps, deps.seatCount, deps.clock())
    const report = { edition, seats }
    deps.log.info('tick', { outcome: edition.outcome, seats })
    deps.onTick?.(report)
  }
}

/** The moment is that before the look: what came in while looking is not covered. */
async function noteDrained({ backlog, proof, clock, log }: PublishFunctionDeps): Promise<void> {
  const before = clock()
  try {
    if (await backlog.isEmpty()) await proof.drained(before)
  } catch (fault) {
    // Nothing is proven then, which costs only time.
    log.warn('feedback backlog unknown', { error: nameOf(fault) })
  }
}

async function refreshQuota(deps: PublishFunctionDeps): Promise<void> {
  const now = deps.clock()
  const onUnknown = (fault: unknown): undefined => {
    deps.log.warn('send quota unknown', { error: nameOf(fault) })
  }
  const sentLastDay = await refreshSending({ ...deps, onUnknown }, now)
  // An unknown number is not a small one: harm among few mails would stop everybody until somebody looks.
  if (sentLastDay === undefined) return
  const harm = await watchReputation(deps, sentLastDay, now)
  if (harm) deps.log.error('sending stopped', { harm })
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault
}
