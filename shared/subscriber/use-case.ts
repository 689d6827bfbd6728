import type { EditionHead } from '../edition/edition.ts'
import type { Clock } from '../time/clock.ts'
import type { LetterQueue } from './letter-message.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from './subscriber-store.ts'

/** What every use case of a subscriber works with. */
export interface SubscriberDeps {
  readonly subscribers: SubscriberStore
  readonly letters: LetterQueue
  readonly clock: Clock
}

/** For use cases that decide when somebody is due next. */
export interface DueDeps extends SubscriberDeps {
  /** The heads of the newest editions, newest last. */
  readonly recentEditions: () => Promise<readonly EditionHead[]>
}

/** Others changed a subscriber each time between reading and writing. */
export class Overtaken extends Error {
  constructor(id: SubscriberId) {
    super(`subscriber ${id} was changed by others ${maximumTries} times in a row`)
  }
}

/** How often a write that another one overtook is tried again before it counts as a fault. */
const maximumTries = 8

/**
 * Reads, decides, and writes if nothing came between; otherwise decides anew. `decide` answers without a `change` where
 * there is nothing to write. Returns what was decided last, with the subscriber it was decided for.
 */
export async function decideAndWrite<D extends { readonly change?: SubscriberChange }>(
  subscribers: SubscriberStore,
  id: SubscriberId,
  decide: (subscriber: Subscriber | undefined) => D | Promise<D>,
): Promise<D> {
  for (let tries = 0; tries < maximumTries; tries++) {
    const subscriber = await subscribers.get(id)
    const decision = await decide(subscriber)
    if (!decision.change) return decision
    const result = await subscribers.write(id, subscriber?.rev, decision.change)
    if (result === 'written') return decision
  }
  throw new Overtaken(id)
}
