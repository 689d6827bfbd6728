import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'

/** A store in which another writer writes right before each of the first writes, so that they conflict. */
export function overtakenStore(
  store: SubscriberStore,
  times: number,
  overtake: (id: SubscriberId, subscriber: Subscriber | undefined) => Promise<unknown>,
): SubscriberStore & { readonly conflicts: () => number } {
  let conflicts = 0
  return {
    ...store,
    conflicts: () => conflicts,
    async write(id, rev, change) {
      if (conflicts < times) await overtake(id, await store.get(id))
      const result = await store.write(id, rev, change)
      if (result === 'conflict') conflicts += 1
      return result
    },
  }
}
