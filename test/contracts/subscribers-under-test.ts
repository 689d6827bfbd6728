import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { SubscriberCensus } from '../../shared/delivery/aftermath/tally.ts'
import type { DeliveryStore } from '../../shared/delivery/attempt/delivery-store.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../../shared/subscriber/subscriber-store.ts'
import { memorySubscribers } from '../fakes/memory-subscribers.ts'
import type { TableUnderTest } from './database-under-test.ts'

type Attributes = Readonly<Record<string, unknown>>

/** All ports over the same items, and a way to the items past the ports. */
export interface SubscribersUnderTest {
  readonly subscribers: SubscriberStore
  readonly deliveries: DeliveryStore
  readonly census: SubscriberCensus
  /** Puts an item there as it is, as another version of the service may have left it. */
  readonly put: (item: Attributes & { readonly id: SubscriberId }) => Promise<void>
  /** The item with all its attributes, its keys left out. */
  readonly item: (id: SubscriberId) => Promise<Attributes | undefined>
  readonly consent: (id: SubscriberId, confirmation: string) => Promise<Attributes | undefined>
}

export async function inMemory(): Promise<SubscribersUnderTest> {
  const memory = memorySubscribers()
  return {
    subscribers: memory.subscribers,
    deliveries: memory.deliveries,
    census: memory.census,
    put: async (item) => memory.put(item),
    item: async (id) => memory.item(id),
    consent: async (id, confirmation) => {
      const kept = memory.consent(id, confirmation)
      return kept && { ...kept }
    },
  }
}

export function inTable({ client, table }: TableUnderTest): SubscribersUnderTest {
  const read = async (key: Attributes) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
    )
    if (!Item) return undefined
    const { pk: _, sk: __, ...attributes } = unmarshall(Item)
    return attributes
  }
  return {
    subscribers: dynamoSubscriberStore(client, table),
    deliveries: dynamoDeliveryStore(client, table),
    census: dynamoCensus(client, table),
    async put(item) {
      const Item = marshall({ ...item, ...subscriberKey(item.id) })
      await client.send(new PutItemCommand({ TableName: table, Item }))
    },
    item: (id) => read({ ...subscriberKey(id) }),
    consent: (id, confirmation) => read({ ...subscriberKey(id), sk: `consent#${confirmation}` }),
  }
}
