import { retryWhenOvertaken } from '../concurrency/retry-when-overtaken.ts'
import type { EditionHead } from '../edition/edition.ts'
import type { Clock } from '../time/clock.ts'
import type { LetterQueue } from './letter/letter-message.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from './subscriber-store.ts'

export { Overtaken } from '../concurrency/retry-when-overtaken.ts'

/** The dependencies of every use case of a subscriber. */
export interface SubscriberDeps {
  readonly subscribers: SubscriberStore
  readonly letters: LetterQueue
  readonly clock: Clock
}

/** The dependencies of use cases that decide when a reader is due next. */
export interface DueDeps extends SubscriberDeps {
  /** The heads of the newest editions, newest last. */
  readonly recentEditions: () => Promise<readonly EditionHead[]>
}

/**
 * Reads a subscriber, decides, and writes if no other write came between. Otherwise it decides anew. `decide`
 * answers without a `change` if there is nothing to write. Returns the last decision. Throws `Overtaken`
 * after sixteen conflicts in a row.
 */
export function decideAndWrite<D extends { readonly change?: SubscriberChange }>(
  subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>,
  id: SubscriberId,
  decide: (subscriber: Subscriber | undefined) => D | Promise<D>,
): Promise<D> {
  return retryWhenOvertaken(`subscriber ${id}`, subscribers.backOff, async () => {
    const subscriber = await subscribers.get(id)
    const decision = await decide(subscriber)
    if (!decision.change) return decision
    const result = await subscribers.write(id, subscriber?.rev, decision.change)
    return result === 'written' ? decision : 'overtaken'
  })
}
