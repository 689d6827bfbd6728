import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { localAws } from '../../../infra/local/local-aws.ts'
import { localTable } from '../../../infra/local/settings.ts'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { dynamoCensus } from '../../../shared/aws/dynamo-census.ts'
import { subscriberItems } from '../../../shared/aws/dynamo-subscriber-items.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'

/** The table of a local world, read by production's adapters. */
export interface StoredReaders {
  readonly client: DynamoDBClient
  /** Every subscriber as the table has them now. */
  readonly all: () => Promise<ReadonlyMap<SubscriberId, Subscriber>>
  /** Whether a proof of the subscriber's consent is kept. */
  readonly hasProof: (id: SubscriberId) => Promise<boolean>
  readonly close: () => void
}

export function storedReaders(databaseEndpoint: string): StoredReaders {
  const client = new DynamoDBClient({ ...operatorClientConfig, ...localAws, endpoint: databaseEndpoint })
  return {
    client,
    async all() {
      const found = new Map<SubscriberId, Subscriber>()
      for await (const subscriber of dynamoCensus(client, localTable).all())
        found.set(subscriber.id, subscriber)
      return found
    },
    async hasProof(id) {
      const items = await subscriberItems(client, localTable, id)
      return items.some(({ sk }) => sk?.S?.startsWith('consent#'))
    },
    close: () => client.destroy(),
  }
}
