import { type AttributeValue, DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { retryWhenOvertaken } from '../concurrency/retry-when-overtaken.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { erasedLifetimeMs } from '../subscriber/subscriber-store.ts'
import { type EpochMs, secondMs } from '../time/clock.ts'
import { equals, expressions } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

type Item = Record<string, AttributeValue>

/** What tells nobody who it was, and keeps an edition from coming twice. Whatever else an item has goes with them. */
const kept = [
  ...[tableKey.partition, tableKey.sort, 'id', 'version', 'rev', 'status', 'leftAt', 'letters'],
  ...['since', 'through', 'lastAt', 'attempt', 'missed'],
]

/** What is counted without raising `rev`, so perhaps since the item was read. */
const countedApart = ['softBounces', 'softBounceReport']

/** Everything that is kept of somebody: their item and their proofs of consent, as the table has them. */
export async function itemsOf(client: DynamoClient, table: string, id: SubscriberId): Promise<Item[]> {
  const theirs = equals(tableKey.partition, subscriberKey(id).pk)
  const query = { TableName: table, ...expressions({ KeyConditionExpression: theirs }), ConsistentRead: true }
  const items: Item[] = []
  for await (const item of queryAll(client, query)) items.push(item)
  return items
}

/** `SubscriberStore.erase` in DynamoDB. */
export function eraseSubscriber(
  client: DynamoClient,
  table: string,
  id: SubscriberId,
  at: EpochMs,
  unlessConfirmedAfter = Number.POSITIVE_INFINITY,
): Promise<'erased' | 'unknown' | 'back'> {
  return retryWhenOvertaken(`subscriber ${id}`, async () => {
    const item = (await itemsOf(client, table, id)).find(isSubscriber)
    const isConfirmed = item?.status?.S === 'confirmed'
    if (isConfirmed && Number(item.confirmedAt?.N) > unlessConfirmedAfter) return 'back'
    if (item && !(await clear(client, table, id, item, at))) return 'overtaken'
    // Afterwards, and looked for anew: whoever is stopped in between has left already, and asks again.
    for (const { pk, sk } of (await itemsOf(client, table, id)).filter((each) => !isSubscriber(each))) {
      if (pk && sk) await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }))
    }
    return item ? 'erased' : 'unknown'
  })
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
    remove: [...new Set([...Object.keys(item), ...countedApart])].filter((name) => !stays.includes(name)),
    when: [equals('rev', Number(item.rev?.N))],
  })
  return cleared !== undefined
}
