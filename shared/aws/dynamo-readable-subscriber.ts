import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { UnreadableItem } from '../subscriber/leaving/forget-lapsed.ts'
import type { Subscriber } from '../subscriber/subscriber.ts'
import { parseSubscriberId, type SubscriberId } from '../subscriber/subscriber-id.ts'
import { subscriberKey } from './dynamo-subscriber-key.ts'
import { readSubscriber } from './dynamo-subscriber-store.ts'

type Item = Record<string, AttributeValue>

const prefix = subscriberKey('' as SubscriberId).pk

/** The subscriber whose item or whose neighbours these are; undefined if the key names none. */
export function subscriberIdIn({ pk }: Item): SubscriberId | undefined {
  return pk?.S?.startsWith(prefix) ? parseSubscriberId(pk.S.slice(prefix.length)) : undefined
}

/** Reads a subscriber's item among many: one that cannot be read costs only itself. */
export function readableSubscriber(item: Item): Subscriber | UnreadableItem {
  try {
    return readSubscriber(item)
  } catch (fault) {
    // Its message may hold what stands in the item.
    return unreadableItem(item, fault instanceof Error ? fault.name : 'Error')
  }
}

/** Names an item by its id alone. A key without one was written by hand, and may hold anything. */
export function unreadableItem(item: Item, error: string): UnreadableItem {
  return { unreadable: prefix + (subscriberIdIn(item) ?? '?'), error }
}
