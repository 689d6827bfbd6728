import * as z from 'zod'
import type { DeliveryStore } from '../../shared/delivery/delivery-store.ts'
import type { FeedbackBacklog, ProofStore } from '../../shared/delivery/proof.ts'
import { type RefreshDeps, refreshSending } from '../../shared/delivery/quota.ts'
import { type ReputationStore, watchReputation } from '../../shared/delivery/reputation.ts'
import { type SealDeps, sealAccounts } from '../../shared/delivery/seal-accounts.ts'
import type { SeatQueue } from '../../shared/delivery/seat.ts'
import { summonWorkers } from '../../shared/delivery/summon-workers.ts'
import {
  type PublishEditionDeps,
  type PublishedEdition,
  publishEdition,
} from '../../shared/edition/publish-edition.ts'
import type { Log } from '../../shared/log/log.ts'

export interface PublishFunctionDeps extends PublishEditionDeps, SealDeps, Omit<RefreshDeps, 'onUnknown'> {
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
    if ('failure' in edition)
      deps.log.error('edition failed', { id: edition.head.id, reason: edition.failure })
    await noteDrained(deps)
    await refreshQuota(deps)
    const seats = await summonWorkers(deps, deps.seatCount, deps.clock())
    const report = { edition, seats }
    deps.log.info('tick', { outcome: edition.outcome, seats })
    if (edition.outcome === 'published') await sealFinalAccounts(deps)
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

/** After the workers are summoned: a scan may take minutes, and no reader waits for it. */
async function sealFinalAccounts(deps: PublishFunctionDeps): Promise<void> {
  try {
    const sealed = await sealAccounts(deps, await deps.editions.recent(), deps.clock())
    for (const account of sealed) deps.log.info('account', { ...account })
  } catch (fault) {
    // The next edition tries again.
    deps.log.warn('account not sealed', { error: nameOf(fault) })
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
