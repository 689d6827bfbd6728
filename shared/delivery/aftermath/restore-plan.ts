import type { EditionHead } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import { dueEdition, type EditionSchedule } from '../../edition/publish-edition.ts'
import type { AuditLine } from '../../subscriber/audit-line.ts'
import { nextDue } from '../../subscriber/next-due.ts'
import { type Subscriber, subscriberSchemaVersion } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { SubscriberChange } from '../../subscriber/subscriber-store.ts'
import { dayMs, type EpochMs, minuteMs, secondMs } from '../../time/clock.ts'
import type { Settlement } from '../attempt/delivery-store.ts'
import { settlementOf } from '../attempt/settlement.ts'

/** What is known beside the readers when a table has come back from a backup. */
export interface AfterBackup {
  /** The heads of the newest editions that the table still has, oldest first. */
  readonly recent: readonly EditionHead[]
  readonly schedule: EditionSchedule
  /** Until when mails may have gone out. */
  readonly now: EpochMs
}

/** What has to be written for one subscriber, in this order; nothing of it for somebody who is as they should be. */
export interface RestorePlan {
  /** For somebody of the trail whom the table does not know. */
  readonly create?: SubscriberChange
  readonly settlement?: Settlement
  readonly leave?: Departure
  /** They were erased since, and the backup brought them back. */
  readonly erase?: true
  /** They confirmed after the backup. Their address is lost, so they must sign up again. */
  readonly isLost: boolean
}

interface Departure {
  readonly status: 'unsubscribed' | 'suppressed'
  readonly at: EpochMs
}

/** Clocks of different functions agree within this. */
const clockSkewMs = minuteMs

/** Somebody of whom only an id is known is remembered for as many days as there are recent editions. */
const rememberedMs = 10 * dayMs

/**
 * What makes one subscriber of a restored table safe to mail again. Who left since the backup leaves. Whoever may have
 * been mailed since is moved past all that may have been sent, "in doubt", because a second mail would be worse than a
 * missing one: also those who are gone, who could sign up again tomorrow. The second time there is nothing left to do.
 */
export function restorePlan(
  id: SubscriberId,
  subscriber: Subscriber | undefined,
  lines: readonly AuditLine[],
  after: AfterBackup,
): RestorePlan {
  const askedAt = lastAskedAt(subscriber, lines)
  const departure = departureOf(subscriber, lines, askedAt)
  const isBack = lines.some(({ status, at }) => status === 'confirmed' && at > (subscriber?.leftAt ?? 0))
  const isLost = departure === undefined && subscriber?.status !== 'confirmed' && isBack
  // Who came back within the clocks' difference may have been mailed ever since.
  const leftBy = departure && departure.at > askedAt ? departure.at + clockSkewMs : after.now
  const mailedUntil = Math.min(leftBy, after.now)
  if (!subscriber) return { ...standIn(id, departure, mailedUntil, after), isLost }

  const settlement =
    subscriber.status === 'confirmed' || isBack
      ? movedOn(subscriber, mailedUntil, after)
      : endOfAttempt(subscriber, after)
  const stays = !departure || subscriber.status === 'suppressed' || subscriber.status === departure.status
  const isErased = lines.some(({ status, at }) => status === 'erased' && at > askedAt - clockSkewMs)
  return {
    ...(settlement && { settlement }),
    ...(!stays && { leave: departure }),
    ...(isErased && { erase: true }),
    isLost,
  }
}

/**
 * When and how they left for good: unless they came back later, by the trail or by the table, as somebody suppressed
 * can once an operator has lifted that. Within the clocks' difference leaving counts, because nobody who left may be
 * brought back; and suppression counts more than leaving.
 */
function departureOf(
  subscriber: Subscriber | undefined,
  lines: readonly AuditLine[],
  askedAt: EpochMs,
): Departure | undefined {
  const confirmedAt = lastConfirmedAt(subscriber, lines)
  const inOrder = lines.toSorted((a, b) => a.at - b.at)
  // Anybody can ask in their name; to confirm takes their mailbox, and somebody who lifted the suppression.
  const suppressed = inOrder.find(
    ({ status, at }) => status === 'suppressed' && at > confirmedAt - clockSkewMs,
  )
  if (suppressed) return { status: 'suppressed', at: suppressed.at }
  const left = inOrder.find(
    ({ status, at }) => (status === 'unsubscribed' || status === 'erased') && at > askedAt - clockSkewMs,
  )
  return left && { status: 'unsubscribed', at: left.at }
}

/** When they last confirmed, by the trail or by the table. */
function lastConfirmedAt(subscriber: Subscriber | undefined, lines: readonly AuditLine[]): EpochMs {
  const confirmedAt = lines.filter(({ status }) => status === 'confirmed').map(({ at }) => at)
  return Math.max(0, ...confirmedAt, subscriber?.status === 'confirmed' ? subscriber.confirmedAt : 0)
}

/** When somebody last wanted them to be here: a request that waits for its confirmation counts. */
function lastAskedAt(subscriber: Subscriber | undefined, lines: readonly AuditLine[]): EpochMs {
  const requestedAt = subscriber?.status === 'pending' ? subscriber.request.at : 0
  return Math.max(requestedAt, lastConfirmedAt(subscriber, lines))
}

/** Past the newest edition that may have gone to them: up to now, or up to when they left. */
function movedOn(subscriber: Subscriber, asOf: EpochMs, after: AfterBackup): Settlement | undefined {
  const { through } = subscriber
  const newest = newestAt(asOf, after)
  if (through !== undefined && through >= newest.id) return undefined

  const settlement = settlementOf(subscriber, { head: newest.id, startedAt: asOf }, 'inDoubt', after.recent)
  const missed = { ...settlement.missed, [newest.id]: 'inDoubt' as const }
  if (subscriber.status !== 'confirmed') return { ...settlement, missed }
  const { preferences, confirmedAt } = subscriber
  const nextDueAt = nextDue(preferences, { lastAt: asOf, confirmedAt, newsAt: newest.nextAt })
  return { ...settlement, missed, nextDueAt }
}

/** Somebody who was gone already got nothing since, but nobody will learn any more what became of an open attempt. */
function endOfAttempt(subscriber: Subscriber, { recent }: AfterBackup): Settlement | undefined {
  return subscriber.attempt && settlementOf(subscriber, subscriber.attempt, 'inDoubt', recent)
}

/**
 * The newest edition that may have gone out by a moment since the backup. It need not be in the table: what was
 * published after the backup is lost, and publish will make an edition of that day again.
 */
function newestAt(
  moment: EpochMs,
  { recent, schedule }: AfterBackup,
): { readonly id: EditionId; readonly nextAt: EpochMs } {
  const due = dueEdition(schedule, moment)
  const newest = recent.findLast(({ publishedAt }) => publishedAt <= moment)
  return newest && newest.id > due.id ? newest : due
}

/**
 * Keeps the promises for an id that the table does not know: a suppressed address stays so for ever, and whoever signs
 * up again gets no edition that they may have had.
 */
function standIn(
  id: SubscriberId,
  departure: Departure | undefined,
  mailedUntil: EpochMs,
  after: AfterBackup,
): Pick<RestorePlan, 'create' | 'settlement'> {
  const { status, at: leftAt } = departure ?? { status: 'unsubscribed', at: after.now }
  if (status === 'suppressed') return { create: { set: { status, leftAt } } }
  const settlement = movedOn(
    { id, version: subscriberSchemaVersion, rev: 1, status, leftAt, missed: {} },
    mailedUntil,
    after,
  )
  // `through` at once: should nothing follow this write, no edition goes out twice all the same.
  const through = settlement && { through: settlement.through }
  const expiresAtSeconds = Math.ceil((after.now + rememberedMs) / secondMs)
  return {
    create: { set: { status, leftAt, expiresAtSeconds, ...through } },
    ...(settlement && { settlement }),
  }
}
