import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { SubscriberCensus } from '../delivery/aftermath/tally.ts'
import { equals, expressions } from './dynamo-expression.ts'
import { readableSubscriber } from './dynamo-readable-subscriber.ts'
import { readSubscriber } from './dynamo-subscriber-store.ts'
import { type DynamoClient, tableKey } from './dynamo-table.ts'

/** Reads all subscribers by one scan of the table. A million subscribers of 1 KB cost under two cents. */
export function dynamoCensus(client: DynamoClient, table: string): SubscriberCensus {
  return {
    async *all(onUnreadable) {
      let from: Record<string, AttributeValue> | undefined
      do {
        const page = await client.send(
          new ScanCommand({
            TableName: table,
            ...expressions({ FilterExpression: equals(tableKey.sort, 'subscriber') }),
            ConsistentRead: true,
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        )
        for (const item of page.Items ?? []) {
          const read = onUnreadable ? readableSubscriber(item) : readSubscriber(item)
          if ('unreadable' in read) onUnreadable?.(read.unreadable, read.error)
          else yield read
        }
        from = page.LastEvaluatedKey
      } while (from)
    },
  }
}
