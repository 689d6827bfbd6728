import { retryWhenOvertaken } from '../concurrency/retry-when-overtaken.ts'
import { dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import { links } from './links.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { Erasure, StoredSubscriber, SubscriberStore } from './subscriber-store.ts'
import { expiryOf } from './token.ts'

/** What tells nobody who it was, and keeps an edition from coming twice. Everything else goes. */
const keptAttributes = [
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
] as const satisfies readonly (keyof Subscriber)[]

/** How long the id of somebody erased is remembered: longer than any edition can still go out. */
export const erasedLifetimeMs = 10 * dayMs

/**
 * Forgets a person: address, preferences and consents. What keeps an edition from coming twice stays for ten days, under
 * the id alone; a suppressed id stays for ever, because it must not be mailed again. Can be repeated.
 * @returns 'unknown' where there was nobody; 'back' where they have confirmed after the moment that is given, and then
 * nothing is erased
 */
export function eraseSubscriber(
  subscribers: Pick<SubscriberStore, 'stored' | 'keepOnly' | 'dropConsents'>,
  id: SubscriberId,
  at: EpochMs,
  unlessConfirmedAfter = Number.POSITIVE_INFINITY,
): Promise<'erased' | 'unknown' | 'back'> {
  return retryWhenOvertaken(`subscriber ${id}`, async () => {
    // As it is stored: a person can be forgotten although this release cannot read their item.
    const stored = await subscribers.stored(id)
    if (stored?.status === 'confirmed' && Number(stored.confirmedAt) > unlessConfirmedAfter) return 'back'
    if (stored && (await subscribers.keepOnly(id, stored, erasureOf(stored, at))) === 'conflict') {
      return 'overtaken'
    }
    // Afterwards: where this is cut short, the person has left already, and can ask again.
    await subscribers.dropConsents(id)
    return stored ? 'erased' : 'unknown'
  })
}

function erasureOf(stored: StoredSubscriber, at: EpochMs): Erasure {
  const leftAt = typeof stored.leftAt === 'number' ? stored.leftAt : at
  if (stored.status === 'suppressed') return { at, keep: keptAttributes, set: { leftAt } }
  const expiresAtSeconds = Math.ceil((at + erasedLifetimeMs) / secondMs)
  return { at, keep: keptAttributes, set: { leftAt, status: 'unsubscribed', expiresAtSeconds } }
}

/** The latest moment at which a link that erases can have been mailed: its token tells it to the second. */
export function mailedBy(token: string): EpochMs {
  return expiryOf(token) - links.erase.lifetimeMs + secondMs
}
