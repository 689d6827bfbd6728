import { dynamoAccountStore } from '../../shared/aws/dynamo-account-store.ts'
import { memoryAccountStore } from '../fakes/memory-account-store.ts'
import { accountStoreContract } from './account-store.contract.ts'
import { onEachDatabase } from './database-under-test.ts'

accountStoreContract('the fake', async () => memoryAccountStore())
onEachDatabase((name, freshTable) => {
  accountStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoAccountStore(client, table)
  })
})
