import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { parseSubscriber, type Subscriber, subscriberSchemaVersion } from '../subscriber/subscriber.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { erasedLifetimeMs, type SubscriberStore } from '../subscriber/subscriber-store.ts'
import { secondMs } from '../time/clock.ts'
import {
  absent,
  anyOf,
  differs,
  equals,
  expression,
  present,
  unlessConditionFails,
  updateItem,
} from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, tableKey, ttlAttribute } from './dynamo-table.ts'

export function subscriberKey(id: SubscriberId): ItemKey {
  return { pk: `subscriber#${id}`, sk: 'subscriber' }
}

const consentPrefix = 'consent#'

/** Everything that is kept of somebody: their item and their consents, as the table has them. */
export async function itemsOf(client: DynamoClient, table: string, id: SubscriberId): Promise<Item[]> {
  const { text, ...tables } = expression(equals(tableKey.partition, subscriberKey(id).pk))
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: text, ...tables, ConsistentRead: true }),
  )
  return Items
}

type Item = Record<string, AttributeValue>

export function readSubscriber(item: Item): Subscriber {
  return parseSubscriber(unmarshall(item))
}

/** What an item holds of a person beyond what leaving takes away. */
const personal = ['address', 'preferences', 'confirmedAt', 'confirmedBy', 'softBounces', 'softBounceReport']
/** What only somebody pending or confirmed has. */
const whileHere = ['nextDueAt', 'dueShard', 'confirmations', 'request', 'expiresAtSeconds']

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
        remove: whileHere,
        when: status === 'suppressed' ? [isOurs] : [isOurs, notSuppressed],
      })
      return left ? 'left' : 'unknown'
    },

    async erase(id, at) {
      const gone = { setOnce: { leftAt: at }, increment: { rev: 1 } }
      const expiresAtSeconds = Math.ceil((at + erasedLifetimeMs) / secondMs)
      const erased =
        (await updateItem(client, table, subscriberKey(id), {
          ...gone,
          set: { status: 'unsubscribed', [ttlAttribute]: expiresAtSeconds },
          remove: [...personal, ...whileHere.filter((name) => name !== ttlAttribute)],
          when: [present(tableKey.partition), differs('status', 'suppressed')],
        })) ??
        (await updateItem(client, table, subscriberKey(id), {
          ...gone,
          remove: [...personal, ...whileHere],
          when: [equals('status', 'suppressed')],
        }))
      // Afterwards: whoever is stopped in between has left already, and asks again.
      for (const { sk } of await itemsOf(client, table, id)) {
        if (!sk?.S?.startsWith(consentPrefix)) continue
        const Key = marshall({ ...subscriberKey(id), sk: sk.S })
        await client.send(new DeleteItemCommand({ TableName: table, Key }))
      }
      return erased ? 'erased' : 'unknown'
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
        { ...subscriberKey(id), sk: `${consentPrefix}${confirmation}`, ...consent },
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
