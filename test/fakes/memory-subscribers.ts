import type { SubscriberCensus } from '../../shared/delivery/aftermath/tally.ts'
import type { DeliveryStore } from '../../shared/delivery/attempt/delivery-store.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { Consent, SubscriberStore } from '../../shared/subscriber/subscriber-store.ts'
import { memoryDeliveryStore } from './memory-delivery-store.ts'
import { memorySubscriberStore, readItem, type SubscriberItem } from './memory-subscriber-store.ts'

export interface MemorySubscribers {
  readonly subscribers: SubscriberStore
  readonly deliveries: DeliveryStore
  readonly census: SubscriberCensus
  /** Puts an item there as it is, whatever was there before. */
  readonly put: (...items: readonly (SubscriberItem & { readonly id: SubscriberId })[]) => void
  /** The item with all its attributes. */
  readonly item: (id: SubscriberId) => SubscriberItem | undefined
  readonly consent: (id: SubscriberId, confirmation: string) => Consent | undefined
}

/** Subscribers in memory, for all three ports: what one writes the other reads, because it is one item. */
export function memorySubscribers(): MemorySubscribers {
  const items = new Map<SubscriberId, SubscriberItem>()
  const consents = new Map<string, Consent>()
  return {
    subscribers: memorySubscriberStore(items, consents),
    deliveries: memoryDeliveryStore(items),
    census: {
      async *all() {
        for (const item of items.values()) yield readItem(item)
      },
    },
    put(...added) {
      for (const item of added) items.set(item.id, structuredClone(item))
    },
    item: (id) => structuredClone(items.get(id)),
    consent: (id, confirmation) => structuredClone(consents.get(`${id} ${confirmation}`)),
  }
}
