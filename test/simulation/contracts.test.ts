import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import type { TableUnderTest } from '../contracts/database-under-test.ts'
import { deliveryStoreContract } from '../contracts/delivery-store.contract.ts'
import { type EditionsUnderTest, editionStoreContract } from '../contracts/edition-store.contract.ts'
import { proofStoreContract } from '../contracts/proof-store.contract.ts'
import { reputationStoreContract } from '../contracts/reputation-store.contract.ts'
import { seatStoreContract } from '../contracts/seat-store.contract.ts'
import { sendingStoreContract } from '../contracts/sending-store.contract.ts'
import { subscriberCensusContract } from '../contracts/subscriber-census.contract.ts'
import { subscriberStoreContract } from '../contracts/subscriber-store.contract.ts'
import { inTable } from '../contracts/subscribers-under-test.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { monday } from '../fakes/a-subscriber.ts'

const table = 'paperwire'

function freshTable(): TableUnderTest {
  const { client } = memoryDynamo({ clock: () => monday, definition: tableDefinition(table) })
  return { client: client as DynamoDBClient, table }
}

function editionsInTable(): EditionsUnderTest {
  const { client } = freshTable()
  const lose = async (pk: string, sk: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ pk, sk }) }))
  }
  return {
    editions: dynamoEditionStore(client, table),
    loseAPaper: ({ id, hash }) => lose(`edition#${id}`, `paper#${hash}#00001`),
    forgetRecent: () => lose('editions', 'recent'),
  }
}

const name = "the simulation's DynamoDB"
subscriberStoreContract(name, async () => inTable(freshTable()))
deliveryStoreContract(name, async () => inTable(freshTable()))
editionStoreContract(name, async () => editionsInTable())
seatStoreContract(name, async () => dynamoSeatStore(freshTable().client, table))
sendingStoreContract(name, async () => dynamoSendingStore(freshTable().client, table))
reputationStoreContract(name, async () => dynamoReputationStore(freshTable().client, table))
proofStoreContract(name, async () => {
  const { client } = freshTable()
  return () => dynamoProofStore(client, table)
})
subscriberCensusContract(name, async () => inTable(freshTable()))
