import { type AttributeValue, DeleteItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { erasedLifetimeMs } from '../subscriber/subscriber-store.ts'
import { Overtaken } from '../subscriber/use-case.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { equals, expression, updateItem } from './dynamo-expression.ts'
import { subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'

type Item = Record<string, AttributeValue>

/** What tells nobody who it was, and keeps an edition from coming twice. Whatever else an item has goes with them. */
const kept = [
  ...[tableKey.partition, tableKey.sort, 'id', 'version', 'rev', 'status', 'leftAt', 'letters'],
  ...['since', 'through', 'lastAt', 'attempt', 'missed'],
]

/** So often others may change an item while it is being erased. */
const maximumTries = 8

/** Everything that is kept of somebody: their item and their proofs of consent, as the table has them. */
export async function itemsOf(client: DynamoClient, table: string, id: SubscriberId): Promise<Item[]> {
  const { text, ...tables } = expression(equals(tableKey.partition, subscriberKey(id).pk))
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: text, ...tables, ConsistentRead: true }),
  )
  return Items
}

/** `SubscriberStore.erase` in DynamoDB. */
export async function eraseSubscriber(
  client: DynamoClient,
  table: string,
  id: SubscriberId,
  at: EpochMs,
): Promise<'erased' | 'unknown'> {
  for (let tries = 0; tries < maximumTries; tries++) {
    const items = await itemsOf(client, table, id)
    const item = items.find(isSubscriber)
    if (item && !(await clear(client, table, id, item, at))) continue
    // Afterwards: whoever is stopped in between has left already, and asks again.
    for (const { pk, sk } of items.filter((each) => !isSubscriber(each))) {
      if (pk && sk) await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }))
    }
    return item ? 'erased' : 'unknown'
  }
  throw new Overtaken(id)
}

function isSubscriber({ sk }: Item): boolean {
  return sk?.S === 'subscriber'
}

/** Removes what would tell who it was. False: somebody changed the item since it was read. */
async function clear(
  client: DynamoClient,
  table: string,
  id: SubscriberId,
  item: Item,
  at: EpochMs,
): Promise<boolean> {
  const isSuppressed = item.status?.S === 'suppressed'
  const expiry = { [ttlAttribute]: Math.ceil((at + erasedLifetimeMs) / secondMs) }
  const stays = isSuppressed ? kept : [...kept, ttlAttribute]
  const cleared = await updateItem(client, table, subscriberKey(id), {
    set: isSuppressed ? {} : { status: 'unsubscribed', ...expiry },
    setOnce: { leftAt: at },
    increment: { rev: 1 },
    remove: Object.keys(item).filter((name) => !stays.includes(name)),
    when: [equals('rev', Number(item.rev?.N))],
  })
  return cleared !== undefined
}
