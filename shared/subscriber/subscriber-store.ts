import type { EditionId } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import type { EmailAddress } from './address.ts'
import type { Preferences } from './preferences.ts'
import type { Confirmation, Subscriber, SubscriptionRequest } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'

/** The attributes that use cases write. `attempt` is not among them: only the delivery protocol touches it. */
export interface SubscriberAttributes {
  readonly status: Subscriber['status']
  readonly address: EmailAddress
  readonly preferences: Preferences
  readonly request: SubscriptionRequest
  readonly confirmations: readonly Confirmation[]
  readonly confirmedAt: EpochMs
  readonly confirmedBy: string
  readonly since: EditionId
  readonly through: EditionId
  readonly nextDueAt: EpochMs
  readonly dueShard: number
  readonly leftAt: EpochMs
  readonly letters: { readonly day: string; readonly count: number }
  /** Seconds since the epoch: when the table may delete an item that nobody confirmed. */
  readonly expiresAtSeconds: number
}

export interface SubscriberChange {
  readonly set: Partial<SubscriberAttributes>
  readonly remove?: readonly (keyof SubscriberAttributes)[]
}

/** The proof that somebody agreed, kept apart from the subscriber and never changed. */
export interface Consent {
  readonly address: EmailAddress
  readonly request: SubscriptionRequest
  readonly confirmedAt: EpochMs
  readonly confirmedIp: string
}

/** A subscriber's item with all its attributes as they are stored, those of other releases included. */
export interface StoredSubscriber extends Readonly<Record<string, unknown>> {
  readonly rev: number
}

/** What erasing makes of an item. */
export interface Erasure {
  /** When it was asked for. */
  readonly at: EpochMs
  /** The attributes that stay. All others go, whatever release wrote them. */
  readonly keep: readonly string[]
  readonly set: Partial<Pick<SubscriberAttributes, 'status' | 'leftAt' | 'expiresAtSeconds'>>
}

/** How far back the table can be recovered: so long its backups remember what is deleted. */
export const backupDays = 35

/** Keeps subscribers, one item each; every write is conditional, so that concurrent ones serialise on the item. */
export interface SubscriberStore {
  /** Read consistently. */
  get(id: SubscriberId): Promise<Subscriber | undefined>
  /** Writes and raises `rev`, if `rev` is still as it was read (`undefined`: if there is no item). */
  write(id: SubscriberId, rev: number | undefined, change: SubscriberChange): Promise<'written' | 'conflict'>
  /**
   * Leaves, whatever else is going on: sets the status and `leftAt`, takes the subscriber out of the due index and
   * forgets open confirmation links. A suppressed subscriber stays suppressed. No item: nothing happens.
   */
  leave(id: SubscriberId, status: 'unsubscribed' | 'suppressed', at: EpochMs): Promise<'left' | 'unknown'>
  /** The item, whatever is in it: also one of a newer release. Read consistently. */
  stored(id: SubscriberId): Promise<StoredSubscriber | undefined>
  /**
   * Reduces an item to what stays of somebody erased and raises `rev`, if `rev` is still as it was read. What is counted
   * without raising it, and so perhaps since the reading, goes as well.
   */
  keepOnly(id: SubscriberId, stored: StoredSubscriber, erasure: Erasure): Promise<'written' | 'conflict'>
  /**
   * Counts a soft bounce in a row, each report once; a duplicate of the last one changes nothing. Returns the count, or
   * undefined where there is nobody or nothing was counted.
   */
  countSoftBounce(id: SubscriberId, reportId: string): Promise<number | undefined>
  /** A mail arrived: the row of bounces is over. */
  clearSoftBounces(id: SubscriberId): Promise<void>
  /** Write-once: a consent that exists already under this confirmation stays as it is. */
  keepConsent(id: SubscriberId, confirmation: string, consent: Consent): Promise<void>
  /** Deletes a consent, if there is one: of somebody who was erased while they confirmed. */
  dropConsent(id: SubscriberId, confirmation: string): Promise<void>
  /** Deletes every consent of somebody, and whatever else stands beside their item. */
  dropConsents(id: SubscriberId): Promise<void>
}
