import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { StoredItem } from '../subscriber/leaving/kept-of.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { equals, expressions } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { subscriberKey } from './dynamo-subscriber-key.ts'
import { type DynamoClient, tableKey } from './dynamo-table.ts'

type Item = Record<string, AttributeValue>

/** Everything that is kept about a subscriber: the item and the proofs of consent, as the table has them. */
export async function subscriberItems(
  client: DynamoClient,
  table: string,
  id: SubscriberId,
): Promise<readonly Item[]> {
  const theirs = equals(tableKey.partition, subscriberKey(id).pk)
  const query = { TableName: table, ...expressions({ KeyConditionExpression: theirs }), ConsistentRead: true }
  const items: Item[] = []
  for await (const item of queryAll(client, query)) items.push(item)
  return items
}

/** The same as plain objects. */
export async function storedItems(
  client: DynamoClient,
  table: string,
  id: SubscriberId,
): Promise<readonly StoredItem[]> {
  return (await subscriberItems(client, table, id)).map((item) => unmarshall(item))
}
