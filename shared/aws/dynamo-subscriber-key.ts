import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { ItemKey } from './dynamo-table.ts'

/** The key of a subscriber's one item. */
export function subscriberKey(id: SubscriberId): ItemKey {
  return { pk: `subscriber#${id}`, sk: 'subscriber' }
}

/** The key of a proof of consent: beside its subscriber, under the hash of the confirmation link. */
export function consentKey(id: SubscriberId, confirmation: string): ItemKey {
  return { pk: subscriberKey(id).pk, sk: `consent#${confirmation}` }
}
