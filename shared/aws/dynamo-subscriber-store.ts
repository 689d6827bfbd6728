import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { parseSubscriber, type Subscriber, subscriberSchemaVersion } from '../subscriber/subscriber.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import {
  absent,
  anyOf,
  differs,
  equals,
  present,
  unlessConditionFails,
  updateItem,
} from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, tableKey } from './dynamo-table.ts'

export function subscriberKey(id: SubscriberId): ItemKey {
  return { pk: `subscriber#${id}`, sk: 'subscriber' }
}

export function readSubscriber(item: Record<string, AttributeValue>): Subscriber {
  return parseSubscriber(unmarshall(item))
}

/** Subscribers in DynamoDB. */
export function dynamoSubscriberStore(client: DynamoClient, table: string): SubscriberStore {
  return {
    async get(id) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: marshall(subscriberKey(id)),
          ConsistentRead: true,
        }),
      )
      return Item && readSubscriber(Item)
    },

    async write(id, rev, change) {
      const asItWasRead = rev === undefined ? absent(tableKey.partition) : equals('rev', rev)
      const written = await updateItem(client, table, subscriberKey(id), {
        set: { ...change.set, id, version: subscriberSchemaVersion },
        increment: { rev: 1 },
        remove: change.remove ?? [],
        when: [asItWasRead],
      })
      return written ? 'written' : 'conflict'
    },

    async leave(id, status, at) {
      const isOurs = present(tableKey.partition)
      const notSuppressed = differs('status', 'suppressed')
      const left = await updateItem(client, table, subscriberKey(id), {
        set: { status },
        setOnce: { leftAt: at },
        increment: { rev: 1 },
        remove: ['nextDueAt', 'dueShard', 'confirmations', 'request', 'expiresAtSeconds'],
        when: status === 'suppressed' ? [isOurs] : [isOurs, notSuppressed],
      })
      return left ? 'left' : 'unknown'
    },

    async countSoftBounce(id, report) {
      const isOurs = present(tableKey.partition)
      const isNews = anyOf(absent('softBounceReport'), differs('softBounceReport', report))
      const item = await updateItem(client, table, subscriberKey(id), {
        set: { softBounceReport: report },
        increment: { softBounces: 1 },
        when: [isOurs, isNews],
      })
      return item && readSubscriber(item).softBounces
    },

    async clearSoftBounces(id) {
      await updateItem(client, table, subscriberKey(id), {
        remove: ['softBounces'],
        when: [present('softBounces')],
      })
    },

    async keepConsent(id, confirmation, consent) {
      const Item = marshall(
        { ...subscriberKey(id), sk: `consent#${confirmation}`, ...consent },
        { removeUndefinedValues: true },
      )
      await unlessConditionFails(() =>
        client.send(
          new PutItemCommand({
            TableName: table,
            Item,
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': tableKey.partition },
          }),
        ),
      )
    },
  }
}
