import { retryWhenOvertaken } from '../../concurrency/retry-when-overtaken.ts'
import type { EditionStore } from '../../edition/edition-store.ts'
import type { EditionSchedule } from '../../edition/publish-edition.ts'
import type { AuditLine } from '../../subscriber/leaving/audit-line.ts'
import { eraseSubscriber } from '../../subscriber/leaving/erase-subscriber.ts'
import type { Subscriber } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../../subscriber/subscriber-store.ts'
import type { EpochMs } from '../../time/clock.ts'
import type { DeliveryStore } from '../attempt/delivery-store.ts'
import { type SendingStore, untilResumed } from '../pace/sending.ts'
import { type AfterBackup, type RestorePlan, restorePlan } from './restore-plan.ts'
import type { SubscriberCensus } from './tally.ts'

export interface RestorePreviewDeps {
  readonly census: SubscriberCensus
  readonly editions: Pick<EditionStore, 'recent'>
}

export interface RestoreDeps extends RestorePreviewDeps {
  readonly subscribers: SubscriberStore
  readonly deliveries: Pick<DeliveryStore, 'moveOn'>
  readonly sending: Pick<SendingStore, 'stop'>
}

/** The numbers of subscribers that a restoration concerns. */
export interface RestoreCount {
  /** All subscribers in the table. */
  readonly subscribers: number
  readonly left: number
  readonly suppressed: number
  readonly erased: number
  /** Moved past the editions that may have been sent since the backup. */
  readonly movedOn: number
  /** Confirmed after the backup: they must sign up again. */
  readonly lost: number
  /** In the trail and not in the table. They may be among the lost. */
  readonly unknown: number
  /** Writes that another writer overtook, and that were decided anew. */
  readonly conflicts: number
}

/** This many subscribers are written at once. A million take minutes, and an on-demand table keeps up. */
const atOnce = 25

/**
 * Makes a table that came back from a backup safe to send from. Sending stops until an operator resumes it.
 * Subscribers who left since the backup leave again. No reader stays due for an edition that may have been
 * sent. The restoration can be run again, after a crash or after a success.
 * @param trail the audit trail since the backup or since earlier, in any order
 * @param now the moment until which mails may have gone out: the present, or when an earlier run stopped them
 */
export async function restoreReaders(
  deps: RestoreDeps,
  trail: readonly AuditLine[],
  schedule: EditionSchedule,
  now: EpochMs,
): Promise<RestoreCount> {
  await deps.sending.stop({ until: untilResumed, why: 'restored from a backup' })
  const after = { recent: await deps.editions.recent(), schedule, now }
  return forEveryone(deps.census, trail, (found) => restoreOne(deps, found, after))
}

/** Counts what a restoration would do. Writes nothing. */
export async function previewRestore(
  deps: RestorePreviewDeps,
  trail: readonly AuditLine[],
  schedule: EditionSchedule,
  now: EpochMs,
): Promise<RestoreCount> {
  const after = { recent: await deps.editions.recent(), schedule, now }
  return forEveryone(deps.census, trail, async ({ id, subscriber, lines }) => ({
    plan: restorePlan(id, subscriber, lines, after),
    conflicts: 0,
  }))
}

/** One subscriber of the table, of the trail, or of both. */
interface Found {
  readonly id: SubscriberId
  readonly subscriber: Subscriber | undefined
  readonly lines: readonly AuditLine[]
}

interface Restored {
  readonly plan: RestorePlan
  readonly conflicts: number
}

async function forEveryone(
  census: SubscriberCensus,
  trail: readonly AuditLine[],
  restore: (found: Found) => Promise<Restored>,
): Promise<RestoreCount> {
  const count = {
    subscribers: 0,
    left: 0,
    suppressed: 0,
    erased: 0,
    movedOn: 0,
    lost: 0,
    unknown: 0,
    conflicts: 0,
  }
  const restoreAndCount = async (found: Found): Promise<void> => {
    const { plan, conflicts } = await restore(found)
    count.conflicts += conflicts
    if (found.subscriber) count.subscribers++
    else count.unknown++
    if (found.subscriber && plan.settlement) count.movedOn++
    if (plan.leave?.status === 'unsubscribed') count.left++
    if (plan.leave?.status === 'suppressed') count.suppressed++
    if (plan.erase) count.erased++
    if (plan.isLost) count.lost++
  }
  let batch: Found[] = []
  for await (const found of everyone(census, trail)) {
    batch.push(found)
    if (batch.length < atOnce) continue
    await Promise.all(batch.map(restoreAndCount))
    batch = []
  }
  await Promise.all(batch.map(restoreAndCount))
  return count
}

async function* everyone(census: SubscriberCensus, trail: readonly AuditLine[]): AsyncGenerator<Found> {
  const linesOf = Map.groupBy(trail, ({ subscriber }) => subscriber)
  for await (const subscriber of census.all()) {
    const { id } = subscriber
    yield { id, subscriber, lines: linesOf.get(id) ?? [] }
    linesOf.delete(id)
  }
  for (const [id, lines] of linesOf) yield { id, subscriber: undefined, lines }
}

function restoreOne(deps: RestoreDeps, found: Found, after: AfterBackup): Promise<Restored> {
  const { id, lines } = found
  return retryWhenOvertaken(`subscriber ${id}`, deps.subscribers.backOff, async (conflicts) => {
    const subscriber = conflicts === 0 ? found.subscriber : await deps.subscribers.get(id)
    const plan = restorePlan(id, subscriber, lines, after)
    const isDone = await isCarriedOut(deps, id, subscriber?.rev, plan, after.now)
    return isDone ? { plan, conflicts } : 'overtaken'
  })
}

/**
 * Carries out a plan. False if another writer came first. It moves on before leaving: after a crash between
 * the two, the next run still sees a subscriber who has to leave.
 */
async function isCarriedOut(
  { subscribers, deliveries }: RestoreDeps,
  id: SubscriberId,
  rev: number | undefined,
  { create, settlement, leave, erase }: RestorePlan,
  now: EpochMs,
): Promise<boolean> {
  if (create && (await subscribers.write(id, undefined, create)) === 'conflict') return false
  // The write that creates an item leaves its `rev` at 1.
  if (settlement && (await deliveries.moveOn(id, rev ?? 1, settlement)) === 'conflict') return false
  if (leave) await subscribers.leave(id, leave.status, leave.at)
  if (erase) await eraseSubscriber(subscribers, id, now)
  return true
}
