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
import { Overtaken } from '../subscriber/use-case.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import {
  absent,
  anyOf,
  atMost,
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

/** What only somebody pending or confirmed has. */
const whileHere = ['nextDueAt', 'dueShard', 'confirmations', 'request', 'expiresAtSeconds']

/** What tells nobody who it was, and keeps an edition from coming twice. Whatever else an item has goes with them. */
const keptOfErased = [
  ...[tableKey.partition, tableKey.sort, 'id', 'version', 'rev', 'status', 'leftAt', 'letters'],
  ...['since', 'through', 'lastAt', 'attempt', 'missed'],
]

/** So often others may change an item while it is being erased. */
const maximumTries = 8

/** An item of a newer release is left to that release. */
export const ofKnownVersion = atMost('version', subscriberSchemaVersion)

/** Subscribers in DynamoDB. */
export function dynamoSubscriberStore(client: DynamoClient, table: string): SubscriberStore {
  /** Removes what would tell who it was, if nobody has changed the item since it was read. */
  async function clear(id: SubscriberId, item: Item, at: EpochMs): Promise<boolean> {
    const isSuppressed = item.status?.S === 'suppressed'
    const expiresAtSeconds = Math.ceil((at + erasedLifetimeMs) / secondMs)
    const kept = [...keptOfErased, ...(isSuppressed ? [] : [ttlAttribute])]
    const cleared = await updateItem(client, table, subscriberKey(id), {
      set: isSuppressed ? {} : { status: 'unsubscribed', [ttlAttribute]: expiresAtSeconds },
      setOnce: { leftAt: at },
      increment: { rev: 1 },
      remove: Object.keys(item).filter((name) => !kept.includes(name)),
      when: [equals('rev', Number(item.rev?.N))],
    })
    return cleared !== undefined
  }

  async function dropConsents(id: SubscriberId, items: readonly Item[]): Promise<void> {
    for (const { sk } of items) {
      if (sk?.S?.startsWith(consentPrefix)) await drop({ ...subscriberKey(id), sk: sk.S })
    }
  }

  async function drop(key: ItemKey): Promise<void> {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall(key) }))
  }

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
      for (let tries = 0; tries < maximumTries; tries++) {
        const items = await itemsOf(client, table, id)
        const item = items.find(({ sk }) => sk?.S === subscriberKey(id).sk)
        if (!item || (await clear(id, item, at))) {
          // Afterwards: whoever is stopped in between has left already, and asks again.
          await dropConsents(id, items)
          return item ? 'erased' : 'unknown'
        }
      }
      throw new Overtaken(id)
    },

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
      const Item = marshall(
        { ...subscriberKey(id), sk: `${consentPrefix}${confirmation}`, ...consent },
        { removeUndefinedValues: true },
      )
      const kept = await unlessConditionFails(() =>
        client.send(
          new PutItemCommand({
            TableName: table,
            Item,
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': tableKey.partition },
          }),
        ),
      )
      return kept ? 'kept' : 'there'
    },

    dropConsent: (id, confirmation) => drop({ ...subscriberKey(id), sk: `${consentPrefix}${confirmation}` }),
  }
}
