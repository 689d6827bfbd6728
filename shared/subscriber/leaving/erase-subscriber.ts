import { retryWhenOvertaken } from '../../concurrency/retry-when-overtaken.ts'
import { dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import { links } from '../link/links.ts'
import { expiryOf } from '../link/token.ts'
import type { Subscriber } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { Erasure, StoredSubscriber, SubscriberStore } from '../subscriber-store.ts'

/** These do not tell who the subscriber was, and keep mails from coming twice or unwanted. All others go. */
export const keptAttributes = [
  'id',
  'version',
  'rev',
  'status',
  'leftAt',
  'letters',
  'since',
  'through',
  'lastAt',
  'attempt',
  'missed',
  'blockedAt',
  'turnedAwayAt',
] as const satisfies readonly (keyof Subscriber)[]

/** How long the id of an erased subscriber is remembered: longer than any edition can still go out. */
export const erasedLifetimeMs = 10 * dayMs

/**
 * Erases a person: address, preferences and consents. The attributes that keep an edition from coming twice
 * stay for ten days, under the id alone. An id that is suppressed, or that refuses sign-ups, stays for ever, because it
 * must not be mailed.
 * The call can be repeated.
 * @param unlessConfirmedAfter in epoch milliseconds
 * @returns 'unknown' if there was no item; 'back' if they confirmed after `unlessConfirmedAfter`, and nothing
 * is erased
 */
export function eraseSubscriber(
  subscribers: Pick<SubscriberStore, 'backOff' | 'stored' | 'keepOnly' | 'dropConsents'>,
  id: SubscriberId,
  at: EpochMs,
  unlessConfirmedAfter = Number.POSITIVE_INFINITY,
): Promise<'erased' | 'unknown' | 'back'> {
  return retryWhenOvertaken(`subscriber ${id}`, subscribers.backOff, async () => {
    // The item is read as it is stored: a person can be erased even if this release cannot read their item.
    const stored = await subscribers.stored(id)
    if (stored?.status === 'confirmed' && Number(stored.confirmedAt) > unlessConfirmedAfter) return 'back'
    if (stored && (await subscribers.keepOnly(id, stored, erasureOf(stored, at))) === 'conflict') {
      return 'overtaken'
    }
    // The consents go last. If this is cut short, the person has already left, and can ask again.
    await subscribers.dropConsents(id)
    return stored ? 'erased' : 'unknown'
  })
}

function erasureOf(stored: StoredSubscriber, at: EpochMs): Erasure {
  const leftAt = typeof stored.leftAt === 'number' ? stored.leftAt : at
  if (stored.status === 'suppressed') return { at, keep: keptAttributes, set: { leftAt } }
  const left = { leftAt, status: 'unsubscribed' } as const
  if (stored.blockedAt !== undefined) return { at, keep: keptAttributes, set: left }
  const expiresAtSeconds = Math.ceil((at + erasedLifetimeMs) / secondMs)
  return { at, keep: keptAttributes, set: { ...left, expiresAtSeconds } }
}

/** The latest moment at which a link that erases can have been mailed. Its token tells it to the second. */
export function mailedBy(token: string): EpochMs {
  return expiryOf(token) - links.erase.lifetimeMs + secondMs
}
