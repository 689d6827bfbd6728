import type { EditionHead } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import { recentEditionCount } from '../../edition/edition-store.ts'
import { dueEdition, type EditionSchedule } from '../../edition/publish-edition.ts'
import type { AuditLine } from '../../subscriber/leaving/audit-line.ts'
import { nextDue } from '../../subscriber/preferences/next-due.ts'
import { type Subscriber, subscriberSchemaVersion } from '../../subscriber/subscriber.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { SubscriberChange } from '../../subscriber/subscriber-store.ts'
import { dayMs, type EpochMs, minuteMs, secondMs } from '../../time/clock.ts'
import type { Settlement } from '../attempt/delivery-store.ts'
import { settlementOf } from '../attempt/settlement.ts'

/** The facts that a restoration needs beside the readers. */
export interface AfterBackup {
  /** The heads of the newest editions that the table still has, oldest first. */
  readonly recent: readonly EditionHead[]
  readonly schedule: EditionSchedule
  /** The moment until which mails may have gone out. */
  readonly now: EpochMs
}

/** The writes for one subscriber, in this order. A subscriber who is in the right state needs none. */
export interface RestorePlan {
  /** For a subscriber whom the trail names and the table does not know. */
  readonly create?: SubscriberChange
  readonly settlement?: Settlement
  readonly leave?: Departure
  /** The subscriber was erased since the backup, and the backup brought them back. */
  readonly erase?: true
  /** The subscriber confirmed after the backup, and the table does not show it. They must sign up again. */
  readonly isLost: boolean
}

interface Departure {
  readonly status: 'unsubscribed' | 'suppressed'
  readonly at: EpochMs
}

/** The clocks of different functions agree within this time. */
const clockSkewMs = minuteMs

/** A subscriber of whom only an id is known is remembered for as many days as there are recent editions. */
const rememberedMs = recentEditionCount * dayMs

/**
 * Plans the writes that make one subscriber of a restored table safe to mail again. A subscriber who left
 * since the backup leaves again. A subscriber who may have been mailed since is moved past all that may have
 * been sent, "in doubt", because a second mail would be worse than a missing one. That includes those who are
 * gone, because they could sign up again tomorrow. A second restoration finds nothing left to do.
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
  // A subscriber who came back within the clocks' difference may have been mailed ever since.
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
 * When and how the subscriber left for good; undefined if they came back later, by the trail or by the table.
 * A suppressed subscriber can come back once an operator has lifted the suppression. Within the clocks'
 * difference leaving counts, because a subscriber who left must not be brought back. Suppression counts more
 * than leaving.
 */
function departureOf(
  subscriber: Subscriber | undefined,
  lines: readonly AuditLine[],
  askedAt: EpochMs,
): Departure | undefined {
  const confirmedAt = lastConfirmedAt(subscriber, lines)
  const inOrder = lines.toSorted((a, b) => a.at - b.at)
  // A request does not undo a suppression, because anyone can ask in the subscriber's name. A confirmation
  // does: it takes the subscriber's mailbox, and an operator who lifted the suppression.
  const suppressed = inOrder.find(
    ({ status, at }) => status === 'suppressed' && at > confirmedAt - clockSkewMs,
  )
  if (suppressed) return { status: 'suppressed', at: suppressed.at }
  const left = inOrder.find(
    ({ status, at }) => (status === 'unsubscribed' || status === 'erased') && at > askedAt - clockSkewMs,
  )
  return left && { status: 'unsubscribed', at: left.at }
}

/** When the subscriber last confirmed, by the trail or by the table; 0 if never. */
function lastConfirmedAt(subscriber: Subscriber | undefined, lines: readonly AuditLine[]): EpochMs {
  const confirmedAt = lines.filter(({ status }) => status === 'confirmed').map(({ at }) => at)
  return Math.max(0, ...confirmedAt, subscriber?.status === 'confirmed' ? subscriber.confirmedAt : 0)
}

/** When this subscription was last asked for. A request that waits for its confirmation counts. */
function lastAskedAt(subscriber: Subscriber | undefined, lines: readonly AuditLine[]): EpochMs {
  const requested = subscriber?.status === 'pending' ? subscriber.requests.map(({ at }) => at) : []
  return Math.max(...requested, lastConfirmedAt(subscriber, lines))
}

/**
 * Moves the subscriber past the newest edition that may have gone to them by `asOf`: now, or when they left.
 * Undefined if they are past it already.
 */
function movedOn(subscriber: Subscriber, asOf: EpochMs, after: AfterBackup): Settlement | undefined {
  const { through } = subscriber
  const newest = newestAt(asOf, after)
  if (through !== undefined && through >= newest.id) return undefined

  const settlement = settlementOf(subscriber, { head: newest.id, startedAt: asOf }, 'inDoubt', after.recent)
  const missed = { ...settlement.missed, [newest.id]: 'inDoubt' as const }
  if (subscriber.status !== 'confirmed') return { ...settlement, missed }
  const { preferences, confirmedAt, restsUntil } = subscriber
  const before = { lastAt: asOf, confirmedAt, newsAt: newest.nextAt, restsUntil }
  const nextDueAt = nextDue(preferences, before)
  return { ...settlement, missed, nextDueAt }
}

/**
 * Settles an open attempt of a subscriber who was not confirmed in the backup. They got nothing since, but
 * the fate of the attempt can no longer be learned.
 */
function endOfAttempt(subscriber: Subscriber, { recent }: AfterBackup): Settlement | undefined {
  return subscriber.attempt && settlementOf(subscriber, subscriber.attempt, 'inDoubt', recent)
}

/**
 * The newest edition that may have gone out by a moment since the backup. It need not be in the table: an
 * edition that was published after the backup is lost, and publish will make an edition of that day again.
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
 * Keeps the promises for an id that the table does not know. A suppressed address stays suppressed for ever.
 * A reader who signs up again gets no edition that they may have had.
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
  // This write already sets `through`, so no edition goes out twice even if no other write follows.
  const through = settlement && { through: settlement.through }
  const expiresAtSeconds = Math.ceil((after.now + rememberedMs) / secondMs)
  return {
    create: { set: { status, leftAt, expiresAtSeconds, ...through } },
    ...(settlement && { settlement }),
  }
}
