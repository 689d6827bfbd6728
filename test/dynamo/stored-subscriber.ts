import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { Item } from './engine/attribute-value.ts'

/** The attributes of an item, without its keys. */
export type Attributes = Readonly<Record<string, unknown>>

/** A subscriber by its attributes, those that only another release knows included. */
export type SubscriberAttributes = Attributes & { readonly id: SubscriberId }

/** The item as production keeps it. */
export function storedSubscriber(subscriber: SubscriberAttributes): Item {
  return marshall({ ...subscriber, ...subscriberKey(subscriber.id) })
}

export function attributesOf(item: Item): Attributes {
  const { pk: _, sk: __, ...attributes } = unmarshall(item)
  return attributes
}
