import type { BackOff } from '../concurrency/back-off.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import type { EmailAddress } from './address/address.ts'
import type { RequestId } from './link/request-id.ts'
import type { Preferences } from './preferences/preferences.ts'
import type { Subscriber, SubscriptionRequest } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'

/** The attributes that use cases write. Only the delivery protocol touches `attempt`. */
export interface SubscriberAttributes {
  readonly status: Subscriber['status']
  readonly address: EmailAddress
  readonly preferences: Preferences
  readonly requests: readonly SubscriptionRequest[]
  readonly confirmedAt: EpochMs
  readonly confirmedBy: string
  readonly since: EditionId
  readonly through: EditionId
  readonly nextDueAt: EpochMs
  readonly restsUntil: EpochMs
  readonly dueShard: number
  readonly leftAt: EpochMs
  readonly softBounces: number
  readonly epoch: number
  readonly blockedAt: EpochMs
  readonly mailbox: SubscriberId
  readonly turnedAwayAt: EpochMs
  readonly turnedAwayFor: RequestId
  readonly turnedAwayTo: { readonly address: EmailAddress; readonly language?: string }
  readonly untold: { readonly change: RequestId; readonly at: EpochMs }
  readonly letters: { readonly day: string; readonly counts: Readonly<Record<string, number>> }
  /** Seconds since the epoch: when the table may delete an unconfirmed or erased item. */
  readonly expiresAtSeconds: number
}

export interface SubscriberChange {
  readonly set: Partial<SubscriberAttributes>
  readonly remove?: readonly (keyof SubscriberAttributes)[]
}

/**
 * The proof that a person agreed: to what, when and from where they asked, and when and from where they confirmed just that
 * request. It is kept apart from the subscriber and never changed.
 */
export interface Consent {
  readonly address: EmailAddress
  readonly request: Pick<SubscriptionRequest, 'at' | 'network' | 'form' | 'wording'>
  readonly confirmedAt: EpochMs
  readonly confirmedNetwork: string
}

/** The choices that a change replaced. */
export interface EarlierChoices {
  readonly preferences: Preferences
  /** Seconds since the epoch: when the table may delete them. */
  readonly expiresAtSeconds: number
}

/** A subscriber's item with all its attributes as they are stored, including those of other releases. */
export interface StoredSubscriber extends Readonly<Record<string, unknown>> {
  readonly rev: number
}

/** The result of erasing an item. */
export interface Erasure {
  /** When the erasure was asked for. */
  readonly at: EpochMs
  /** The attributes that stay. All others go, whatever release wrote them. */
  readonly keep: readonly string[]
  readonly set: Partial<Pick<SubscriberAttributes, 'status' | 'leftAt' | 'expiresAtSeconds'>>
}

/** How many days back the table can be recovered. Its backups remember deleted items for this long. */
export const backupDays = 35

/** Keeps subscribers, one item each. Every write is conditional, so concurrent ones serialise on the item. */
export interface SubscriberStore {
  /** Waits before a write that met a conflict is decided anew. */
  readonly backOff: BackOff
  /** Reads consistently. Throws if this release cannot read the item. */
  get(id: SubscriberId): Promise<Subscriber | undefined>
  /** Writes and raises `rev`, if `rev` is still as it was read. `undefined`: if there is no item. */
  write(id: SubscriberId, rev: number | undefined, change: SubscriberChange): Promise<'written' | 'conflict'>
  /**
   * Leaves, whatever else is going on. Sets the status and `leftAt`, takes the subscriber out of the due
   * index and forgets open requests. A suppressed subscriber stays suppressed. Without an item
   * nothing happens.
   */
  leave(id: SubscriberId, status: 'unsubscribed' | 'suppressed', at: EpochMs): Promise<'left' | 'unknown'>
  /** The item as it is stored, also that of a newer release. Reads consistently. */
  stored(id: SubscriberId): Promise<StoredSubscriber | undefined>
  /**
   * Reduces an item to the attributes that stay after erasing, and raises `rev`, if `rev` is still as it was
   * read. Counts that do not raise `rev`, and so may have changed since the reading, go as well.
   */
  keepOnly(id: SubscriberId, stored: StoredSubscriber, erasure: Erasure): Promise<'written' | 'conflict'>
  /**
   * Counts a soft bounce in a row, each report once. A duplicate of the last five changes nothing. Returns
   * the count; undefined if there is no item or nothing was counted.
   */
  countSoftBounce(id: SubscriberId, reportId: string): Promise<number | undefined>
  /** Ends the row of soft bounces, because a mail arrived. */
  clearSoftBounces(id: SubscriberId): Promise<void>
  /** Write-once: a consent that already exists under this request stays as it is. */
  keepConsent(id: SubscriberId, request: RequestId, consent: Consent): Promise<void>
  /** Tells whether a request was confirmed, or is about to be. */
  hasConsent(id: SubscriberId, request: RequestId): Promise<boolean>
  /** Deletes the consent to a request that was not confirmed after all, if there is one. */
  dropConsent(id: SubscriberId, request: RequestId): Promise<void>
  /** Keeps what a change is about to replace, beside the subscriber. */
  keepEarlier(id: SubscriberId, change: RequestId, earlier: EarlierChoices): Promise<void>
  /** What a change replaced. Reads consistently. Undefined if nothing is known of it any more. */
  earlier(id: SubscriberId, change: RequestId): Promise<EarlierChoices | undefined>
  dropEarlier(id: SubscriberId, change: RequestId): Promise<void>
  /** Deletes every consent of a subscriber, and everything else that stands beside their item. */
  dropConsents(id: SubscriberId): Promise<void>
}
