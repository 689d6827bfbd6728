import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { memoryEditionStore } from '../fakes/memory-edition-store.ts'
import { onEachDatabase, type TableUnderTest } from './database-under-test.ts'
import { type EditionsUnderTest, editionStoreContract } from './edition-store.contract.ts'

async function inMemory(): Promise<EditionsUnderTest> {
  const editions = memoryEditionStore()
  return {
    editions,
    loseAPaper: async ({ id }) => editions.loseAPaper(id),
    forgetRecent: async () => editions.forgetRecent(),
  }
}

function inTable({ client, table }: TableUnderTest): EditionsUnderTest {
  const lose = async (pk: string, sk: string) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ pk, sk }) }))
  }
  return {
    editions: dynamoEditionStore(client, table),
    loseAPaper: ({ id, hash }) => lose(`edition#${id}`, `paper#${hash}#00001`),
    forgetRecent: () => lose('editions', 'recent'),
  }
}

editionStoreContract('the fake', inMemory)
onEachDatabase((name, freshTable) => {
  editionStoreContract(name, async () => inTable(await freshTable()))
})
