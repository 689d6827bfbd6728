import type { RequestId } from '../subscriber/link/request-id.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { ItemKey } from './dynamo-table.ts'

/** The key of a subscriber's one item. */
export function subscriberKey(id: SubscriberId): ItemKey {
  return { pk: `subscriber#${id}`, sk: 'subscriber' }
}

/** The key of the choices that a change replaced: beside their subscriber, under the id of the change. */
export function earlierKey(id: SubscriberId, change: RequestId): ItemKey {
  return { pk: subscriberKey(id).pk, sk: `earlier#${change}` }
}

/** The key of a proof of consent: beside its subscriber, under the id of the request that was confirmed. */
export function consentKey(id: SubscriberId, request: RequestId): ItemKey {
  return { pk: subscriberKey(id).pk, sk: `consent#${request}` }
}
