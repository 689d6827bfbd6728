import { dynamoTallyStore } from '../../shared/aws/dynamo-tally-store.ts'
import { memoryTallyStore } from '../fakes/memory-tally-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { tallyStoreContract } from './tally-store.contract.ts'

tallyStoreContract('the fake', async () => memoryTallyStore())
onEachDatabase((name, freshTable) => {
  tallyStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoTallyStore(client, table)
  })
})
