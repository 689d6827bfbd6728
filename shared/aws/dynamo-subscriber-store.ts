import { type AttributeValue, DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { parseSubscriber, type Subscriber, subscriberSchemaVersion } from '../subscriber/subscriber.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import { eraseSubscriber } from './dynamo-erase.ts'
import { absent, anyOf, atMost, differs, equals, present } from './dynamo-expression.ts'
import { consentKey, subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { putOnce, updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

export function readSubscriber(item: Item): Subscriber {
  return parseSubscriber(unmarshall(item))
}

/** What only somebody pending or confirmed has. */
const whileHere = ['nextDueAt', 'dueShard', 'confirmations', 'request']

/** An item of a newer release is left to that release. */
export const ofKnownVersion = atMost('version', subscriberSchemaVersion)

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
      // A suppression is for ever; of who never confirmed, or was erased, the item goes when it was to go.
      const gone = status === 'suppressed' ? [...whileHere, ttlAttribute] : whileHere
      const left = await updateItem(client, table, subscriberKey(id), {
        set: { status },
        setOnce: { leftAt: at },
        increment: { rev: 1 },
        remove: gone,
        when: status === 'suppressed' ? [isOurs] : [isOurs, notSuppressed],
      })
      return left ? 'left' : 'unknown'
    },

    erase: (id, at, unlessConfirmedAfter) => eraseSubscriber(client, table, id, at, unlessConfirmedAfter),

    async countSoftBounce(id, report) {
      const isOurs = present(tableKey.partition)
      const isNews = anyOf(absent('softBounceReport'), differs('softBounceReport', report))
      const item = await updateItem(client, table, subscriberKey(id), {
        set: { softBounceReport: report },
        increment: { softBounces: 1 },
        when: [isOurs, ofKnownVersion, isNews],
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
      await putOnce(client, table, { ...consentKey(id, confirmation), ...consent })
    },

    async dropConsent(id, confirmation) {
      await client.send(
        new DeleteItemCommand({ TableName: table, Key: marshall(consentKey(id, confirmation)) }),
      )
    },
  }
}
