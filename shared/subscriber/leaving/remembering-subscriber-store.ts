import type { Clock } from '../../time/clock.ts'
import type { SubscriberStore } from '../subscriber-store.ts'
import { asRemembered } from './forgetting.ts'

/**
 * A store that reads subscribers as far as they may still be known. Removing what is not is left to the sweep and to the
 * table. So an address is gone at its moment, and not when something has come to remove it.
 */
export function rememberingSubscriberStore<Store extends Pick<SubscriberStore, 'get'>>(
  store: Store,
  clock: Clock,
): Store {
  return {
    ...store,
    async get(id) {
      const subscriber = await store.get(id)
      return subscriber && asRemembered(subscriber, clock())
    },
  }
}
