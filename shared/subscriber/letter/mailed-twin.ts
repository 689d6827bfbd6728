import type { EpochMs } from '../../time/clock.ts'
import { areSameChoices } from '../preferences/choices.ts'
import { requestsOf } from '../requests.ts'
import type { SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite } from '../use-case.ts'
import type { Letter } from './letters.ts'

/**
 * Tells whether a letter that waited would be a second one for the same wish. A form that is sent once more with its
 * proof of work, or twice by a double click, makes another request of the same network with the same choices. If that
 * one's letter was mailed while this one waited, its reader has a link that confirms the same.
 */
export function hasMailedTwin(letter: Letter, waitsSince: EpochMs): boolean {
  return twinsOf(letter).some(({ mailedAt = 0 }) => mailedAt >= waitsSince)
}

/**
 * Notes on a request that its letter was mailed, if another letter may wait for the same wish. It is noted after the
 * mail, never before: of two letters of which one would do, none may be dropped for one that was not mailed.
 */
export async function noteMailed(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  letter: Letter,
  now: EpochMs,
): Promise<void> {
  if (twinsOf(letter).length === 0) return
  await decideAndWrite(subscribers, letter.subscriber.id, (subscriber): { change?: SubscriberChange } => {
    const open = requestsOf(subscriber)
    if (!open.some(({ id }) => id === letter.request)) return {}
    const requests = open.map((each) => (each.id === letter.request ? { ...each, mailedAt: now } : each))
    return { change: { set: { requests } } }
  })
}

/** The other open requests that say the same as the letter's. */
function twinsOf({ subscriber, request }: Letter): readonly SubscriptionRequest[] {
  const requests = requestsOf(subscriber)
  const own = requests.find(({ id }) => id === request)
  if (!own) return []
  return requests.filter(
    ({ id, network, wording, preferences, asked }) =>
      id !== own.id &&
      network === own.network &&
      wording === own.wording &&
      asked === own.asked &&
      areSameChoices(preferences, own.preferences, own.at),
  )
}
