import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { consentKey, subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import { type ItemKey, tableDefinition } from '../../shared/aws/dynamo-table.ts'
import type { RequestId } from '../../shared/subscriber/link/request-id.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { inTable } from './in-table.ts'
import { memoryDynamo } from './memory-dynamo.ts'
import { attributesOf, type SubscriberAttributes, storedSubscriber } from './stored-subscriber.ts'

export type MemoryTable = ReturnType<typeof aTable>

/**
 * An empty table in memory with every store of production on it. As nothing has to be waited for, subscribers are put
 * there and looked at on the spot.
 */
export function aTable() {
  const table = 'paperwire'
  const dynamo = memoryDynamo({ clock: () => 0, definition: tableDefinition(table) })
  const read = (key: ItemKey) => {
    const item = dynamo.item(marshall(key))
    return item && attributesOf(item)
  }
  return {
    ...inTable({ client: dynamo.client, table }),
    put(...subscribers: readonly SubscriberAttributes[]): void {
      for (const subscriber of subscribers) {
        dynamo.execute(new PutItemCommand({ TableName: table, Item: storedSubscriber(subscriber) }))
      }
    },
    item: (id: SubscriberId) => read(subscriberKey(id)),
    consent: (id: SubscriberId, request: RequestId) => read(consentKey(id, request)),
    /** The units that were read and written so far. */
    units: dynamo.units,
  }
}
