import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'

/** What an answer of success says of a reader's item. */
export interface Promised {
  readonly id: SubscriberId
  readonly isKept: (stored: Subscriber) => boolean
}

export type Stored = ReadonlyMap<SubscriberId, Subscriber>

/** How many promises the table does not keep. */
export function broken(promises: readonly Promised[], stored: Stored): number {
  return promises.filter(({ id, isKept }) => {
    const subscriber = stored.get(id)
    return !subscriber || !isKept(subscriber)
  }).length
}
