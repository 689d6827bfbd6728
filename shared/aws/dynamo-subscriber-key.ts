import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { ItemKey } from './dynamo-table.ts'

/** The one item of a subscriber. */
export function subscriberKey(id: SubscriberId): ItemKey {
  return { pk: `subscriber#${id}`, sk: 'subscriber' }
}

/** A proof of consent stands beside its subscriber, under the hash of the link that confirmed. */
export function consentKey(id: SubscriberId, confirmation: string): ItemKey {
  return { pk: subscriberKey(id).pk, sk: `consent#${confirmation}` }
}
