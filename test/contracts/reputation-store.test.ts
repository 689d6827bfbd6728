import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { memoryReputationStore } from '../fakes/memory-reputation-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { reputationStoreContract } from './reputation-store.contract.ts'

reputationStoreContract('the fake', async () => memoryReputationStore())
onEachDatabase((name, freshTable) => {
  reputationStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoReputationStore(client, table)
  })
})
