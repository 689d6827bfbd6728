import { DeleteItemCommand, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoBudgetStore } from '../../shared/aws/dynamo-budget-store.ts'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoForgettingStore } from '../../shared/aws/dynamo-forgetting-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { dynamoSignUpGuardStore } from '../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSnapshotStore } from '../../shared/aws/dynamo-snapshot-store.ts'
import { dynamoSpentProofs } from '../../shared/aws/dynamo-spent-proofs.ts'
import { consentKey, subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient, ItemKey } from '../../shared/aws/dynamo-table.ts'
import { dynamoTallyStore } from '../../shared/aws/dynamo-tally-store.ts'
import { dynamoUnreadableReports } from '../../shared/aws/dynamo-unreadable-reports.ts'
import { dynamoWaitingLetters } from '../../shared/aws/dynamo-waiting-letters.ts'
import type { EditionHead } from '../../shared/edition/edition.ts'
import type { RequestId } from '../../shared/subscriber/link/request-id.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { attributesOf, type SubscriberAttributes, storedSubscriber } from './stored-subscriber.ts'

/** A table of whatever database, and the client that reaches it. */
export interface TableInReach {
  readonly client: DynamoClient
  readonly table: string
}

export type InTable = ReturnType<typeof inTable>

/** Every store of production on one table, and ways past their ports. */
export function inTable({ client, table }: TableInReach) {
  const read = async (key: ItemKey) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
    )
    return Item && attributesOf(Item)
  }
  const lose = async (key: ItemKey): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall(key) }))
  }
  return {
    client,
    table,
    subscribers: dynamoSubscriberStore(client, table, async () => {}),
    deliveries: dynamoDeliveryStore(client, table),
    census: dynamoCensus(client, table),
    forgetting: dynamoForgettingStore(client, table),
    editions: dynamoEditionStore(client, table),
    snapshots: dynamoSnapshotStore(client, table),
    tallies: dynamoTallyStore(client, table),
    seats: dynamoSeatStore(client, table, 16),
    sending: dynamoSendingStore(client, table),
    proof: dynamoProofStore(client, table),
    reputation: dynamoReputationStore(client, table),
    guard: dynamoSignUpGuardStore(client, table),
    unreadable: dynamoUnreadableReports(client, table),
    budgets: dynamoBudgetStore(client, table, new TextEncoder().encode('the key of addresses')),
    /** All items of a small table, with their keys. */
    async everything(): Promise<readonly Record<string, unknown>[]> {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
      return Items.map((item) => unmarshall(item))
    },
    waiting: dynamoWaitingLetters(client, table),
    spentProofs: dynamoSpentProofs(client, table),
    /** Puts a subscriber there as it is, as another release may have left it. */
    async put(subscriber: SubscriberAttributes): Promise<void> {
      await client.send(new PutItemCommand({ TableName: table, Item: storedSubscriber(subscriber) }))
    },
    /** Puts any other item there, as another release may have left it. */
    async putItem(item: ItemKey & Readonly<Record<string, unknown>>): Promise<void> {
      await client.send(new PutItemCommand({ TableName: table, Item: marshall(item) }))
    },
    /** The subscriber with all its attributes. */
    item: (id: SubscriberId) => read(subscriberKey(id)),
    consent: (id: SubscriberId, request: RequestId) => read(consentKey(id, request)),
    /** An unreadable report that was put aside. */
    putAside: (message: string) => read({ pk: 'unreadable', sk: message }),
    /** A proof of work that was spent. */
    spentProof: (proof: string) => read({ pk: `spent-proof#${proof}`, sk: 'spent-proof' }),
    /** Removes the first paper of an edition, as tampering with the table would. */
    loseAPaper: ({ id, hash }: Pick<EditionHead, 'id' | 'hash'>) =>
      lose({ pk: `edition#${id}`, sk: `paper#${hash}#00001` }),
    /** Removes the list of recent editions, as after a crash between the first edition's head and the commit point. */
    forgetRecent: () => lose({ pk: 'editions', sk: 'recent' }),
  }
}
