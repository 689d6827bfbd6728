import * as z from 'zod/mini'
import { watchReputation } from '../../shared/delivery/aftermath/reputation.ts'
import { type SealDeps, sealTallies } from '../../shared/delivery/aftermath/seal-tallies.ts'
import { sweepOf } from '../../shared/delivery/aftermath/sweep.ts'
import type { DeliveryStore } from '../../shared/delivery/attempt/delivery-store.ts'
import type { SendQuota } from '../../shared/delivery/attempt/mailer.ts'
import type { FeedbackBacklog, ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { type RefreshDeps, refreshSending } from '../../shared/delivery/pace/quota.ts'
import type { SeatQueue } from '../../shared/delivery/pace/seat.ts'
import { summonWorkers } from '../../shared/delivery/pace/summon-workers.ts'
import {
  dueEdition,
  type PublishEditionDeps,
  type PublishedEdition,
  publishEdition,
} from '../../shared/edition/publish-edition.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { ForgettingDeps } from '../../shared/subscriber/leaving/forget-lapsed.ts'
import { type MeasureDeps, measureTick } from './measure-tick.ts'
import { type MindSignUpsDeps, mindSignUps } from './mind-sign-ups.ts'

export interface PublishFunctionDeps
  extends PublishEditionDeps,
    Pick<SealDeps, 'tallies'>,
    Omit<ForgettingDeps, 'subscribers'>,
    Omit<RefreshDeps, 'onUnknown'>,
    Omit<MindSignUpsDeps, 'sending' | 'subscribers'>,
    Omit<MeasureDeps, 'sending' | 'proof'> {
  readonly subscribers: ForgettingDeps['subscribers'] & MindSignUpsDeps['subscribers']
  readonly deliveries: DeliveryStore
  readonly seatQueue: SeatQueue
  readonly proof: Pick<ProofStore, 'drained' | 'read'>
  readonly backlog: FeedbackBacklog
}

/** The result of a tick. */
export interface TickResult {
  readonly edition: PublishedEdition
  /** The seats whose workers were summoned, because a reader in their shards is due. */
  readonly seats: readonly number[]
  /** The fault that kept the edition from being made or the sign-ups from being minded, if there was one. */
  readonly fault?: Error
}

/** The event of EventBridge Scheduler. Its content is not used, because a tick asks the clock. */
const eventSchema = z.object({ source: z.literal('aws.scheduler', 'must be aws.scheduler') })

export type PublishHandler = (event: unknown) => Promise<TickResult>

/**
 * Runs a tick for each event of the scheduler. The scheduler ignores the result, but the local world uses it.
 * Throws if the event is not the scheduler's, and, at the end of the tick, its fault, if there was one.
 */
export function publishHandler(deps: PublishFunctionDeps): PublishHandler {
  return async (event) => {
    eventSchema.parse(event)
    const result = await tick(deps)
    // The fault is thrown last. Readers who wait for an older edition are served first, and Lambda still
    // counts an error and calls again. If that does not help, the alarm on errors tells the operator.
    if (result.fault) throw result.fault
    return result
  }
}

/**
 * One tick: publishes the edition that is due, notes whether the feedback queue is drained, reads the quota,
 * summons the workers of the seats with work, minds the sign-ups, writes the metrics and, after a new edition,
 * seals the final tallies and removes what may not be known any more.
 */
export async function tick(deps: PublishFunctionDeps): Promise<TickResult> {
  const made = await tryEdition(deps)
  const { edition } = made
  if (edition.outcome === 'retry') deps.log.warn('source failed', { ...edition })
  if (edition.outcome === 'published') logEdition(deps.log, edition)
  const [quota] = await Promise.all([refreshQuota(deps), noteDrained(deps)])
  const { seats, oldestDueAt } = await summonWorkers(deps, deps.seatCount, deps.clock())
  deps.log.info('tick', { outcome: edition.outcome, seats })
  const unminded = await mindSignUps(deps, quota)
  await measureTick(deps, { edition, quota, oldestDueAt })
  if (edition.outcome === 'published') await readThroughTable(deps)
  const fault = made.fault ?? unminded
  return { edition, seats, ...(fault && { fault }) }
}

/** Returns a fault instead of throwing it, because readers of older editions must still be served. */
async function tryEdition(deps: PublishFunctionDeps): Promise<Pick<TickResult, 'edition' | 'fault'>> {
  try {
    return { edition: await publishEdition(deps) }
  } catch (thrown) {
    const { id, since } = dueEdition(deps.schedule, deps.clock())
    const fault = new Error(`edition ${id} could not be made: ${faultName(thrown)}`)
    return { edition: { outcome: 'retry', id, missingSince: since, failures: [fault.message] }, fault }
  }
}

function logEdition(log: Log, { head, failures }: Extract<PublishedEdition, { outcome: 'published' }>): void {
  const { id, kind, sources, paperCount, otherCount } = head
  log.info('edition', { id, kind, sources, paperCount, otherCount })
  if (kind === 'failed') log.error('edition failed', { id, failures })
  else if (failures.length > 0) log.error('source failed', { id, failures })
}

/** Notes the moment before the look at the queues: a report that arrives during the look is not covered. */
async function noteDrained({ backlog, proof, clock, log }: PublishFunctionDeps): Promise<void> {
  const before = clock()
  try {
    if (await backlog.isEmpty()) await proof.drained(before)
  } catch (fault) {
    // Without this proof, attempts in doubt only wait longer.
    log.warn('feedback backlog unknown', { error: faultName(fault) })
  }
}

/** So many unreadable items are named in the log. Of more, the sweep's line has the number. */
const mostNamed = 20

/**
 * Seals tallies and forgets, with one scan for both. It runs after the workers are summoned: the scan may take minutes,
 * and no reader must wait for it.
 */
async function readThroughTable(deps: PublishFunctionDeps): Promise<void> {
  const now = deps.clock()
  let unreadable = 0
  const sweep = sweepOf(deps, now, (item, error) => {
    if (unreadable++ < mostNamed) deps.log.error('subscriber unreadable', { item, error })
  })
  try {
    const sealed = await sealTallies({ ...deps, census: sweep.census }, await deps.editions.recent(), now)
    for (const tally of sealed) deps.log.info('tally', { ...tally })
  } catch (fault) {
    // The next edition tries again.
    deps.log.warn('tally not sealed', { error: faultName(fault) })
  }
  try {
    deps.log.info('swept', { ...(await sweep.finish()) })
  } catch (fault) {
    // What could not be removed is not shown either. The next edition tries again.
    deps.log.warn('sweep not finished', { error: faultName(fault) })
  }
}

/** The quota that SES answered; undefined if it could not be read. */
async function refreshQuota(deps: PublishFunctionDeps): Promise<SendQuota | undefined> {
  const now = deps.clock()
  const onUnknown = (fault: unknown): undefined => {
    deps.log.warn('send quota unknown', { error: faultName(fault) })
  }
  const quota = await refreshSending({ ...deps, onUnknown }, now)
  // Without the number of sent mails, the share of harm is unknown. To take a small number would stop sending
  // to everybody.
  if (!quota) return undefined
  const harm = await watchReputation(deps, quota.sentLastDay, now)
  if (harm) deps.log.error('sending stopped', { harm })
  return quota
}
