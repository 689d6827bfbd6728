import { type EpochMs, secondMs } from '../../time/clock.ts'
import type { RequestId } from '../link/request-id.ts'
import type { Subscriber } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberStore } from '../subscriber-store.ts'
import { consentLifetimeMs, historyOf, rememberedOf, rememberedRequests } from './forgetting.ts'

/** A proof of consent in the table. `hasAddress`: nobody has removed the address from it yet. */
export interface KeptConsent {
  readonly request: RequestId
  readonly hasAddress: boolean
}

/** Everything that the table keeps about one subscriber. */
export interface KeptSubscriber {
  readonly id: SubscriberId
  /** Undefined if only what stands beside the item is there. */
  readonly subscriber?: Subscriber
  readonly consents: readonly KeptConsent[]
  /** The changes whose earlier choices are kept. */
  readonly earlier: readonly RequestId[]
}

/** Another item whose time is over, by its key. */
export interface LapsedItem {
  readonly pk: string
  readonly sk: string
  readonly expiresAtSeconds: number
}

/** An item that this release cannot read: it is broken, or of a newer release. It is left as it is. */
export interface UnreadableItem {
  /** Its key. It holds an id at most, and no address. */
  readonly unreadable: string
  /** The name of the fault that its reading met. */
  readonly error: string
}

/** Reads and removes what is kept. Every removal is conditional on what was read. */
export interface ForgettingStore {
  /**
   * Reads the whole table once: all subscribers, and other items whose time is over. One that cannot be read costs only
   * itself.
   */
  all(now: EpochMs): AsyncIterable<KeptSubscriber | LapsedItem | UnreadableItem>
  /** Removes an item, if its time is still the one that was read. */
  dropLapsed(item: LapsedItem): Promise<void>
  /** Removes a subscriber's item, if `rev` is still as it was read. */
  drop(id: SubscriberId, rev: number): Promise<'written' | 'conflict'>
  /** Takes the address out of a proof of consent, and lets the proof expire. */
  reduceConsent(id: SubscriberId, request: RequestId, expiresAtSeconds: number): Promise<void>
}

export interface ForgettingDeps {
  readonly forgetting: ForgettingStore
  readonly subscribers: Pick<SubscriberStore, 'stored' | 'keepOnly' | 'write' | 'dropConsent' | 'dropEarlier'>
}

/**
 * Removes what may not be known any more of one subscriber. A sign-up or a confirmation that comes in between wins: the
 * item is then left for the next sweep. A call that was cut short is finished by the next one.
 * @returns the number of writes
 */
export async function forgetLapsed(
  { forgetting, subscribers }: ForgettingDeps,
  { id, subscriber, consents, earlier }: KeptSubscriber,
  now: EpochMs,
): Promise<number> {
  // The item went before what stands beside it, and then something stopped.
  if (!subscriber) return (await subscribers.stored(id)) ? 0 : dropBeside()
  switch (rememberedOf(subscriber, now)) {
    case 'everything':
      return dropRequests(subscriber)
    case 'nothing':
      if ((await forgetting.drop(id, subscriber.rev)) === 'conflict') return 1
      return 1 + (await dropBeside())
    case 'history':
      return keepHistory(subscriber)
  }

  async function dropBeside(): Promise<number> {
    for (const { request } of consents) await subscribers.dropConsent(id, request)
    return consents.length + (await dropChoices())
  }

  async function dropChoices(): Promise<number> {
    for (const change of earlier) await subscribers.dropEarlier(id, change)
    return earlier.length
  }

  /** Removes single sign-ups whose time is over. */
  async function dropRequests(found: Subscriber): Promise<number> {
    const requests = rememberedRequests(found, now)
    if (!requests) return 0
    await subscribers.write(id, found.rev, { set: { requests } })
    return 1
  }

  async function keepHistory(found: Subscriber): Promise<number> {
    const { rev, status, leftAt = now, blockedAt, expiresAtSeconds } = found
    const whole = consents.filter(({ hasAddress }) => hasAddress)
    const keep = historyOf(found, now)
    const isWhole = (['address', 'preferences', 'mailbox', 'turnedAwayFor', 'turnedAwayTo'] as const).some(
      (name) => name in found && !(keep as readonly string[]).includes(name),
    )
    if (isWhole) {
      const stored = await subscribers.stored(id)
      if (stored?.rev !== rev) return 1
      const set = {
        ...(status === 'pending' && { status: 'unsubscribed' as const }),
        // A refusal of sign-ups does not expire.
        ...(expiresAtSeconds !== undefined && blockedAt === undefined && { expiresAtSeconds }),
      }
      if ((await subscribers.keepOnly(id, stored, { at: now, keep, set })) === 'conflict') return 1
    }
    const expiry = Math.ceil((leftAt + consentLifetimeMs) / secondMs)
    for (const { request } of whole) await forgetting.reduceConsent(id, request, expiry)
    return whole.length + (isWhole ? 1 : 0) + (await dropChoices())
  }
}
