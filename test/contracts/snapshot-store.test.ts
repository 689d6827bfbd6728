import { dynamoSnapshotStore } from '../../shared/aws/dynamo-snapshot-store.ts'
import { memorySnapshotStore } from '../fakes/memory-snapshot-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { snapshotStoreContract } from './snapshot-store.contract.ts'

snapshotStoreContract('the fake', async () => memorySnapshotStore())
onEachDatabase((name, freshTable) => {
  snapshotStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoSnapshotStore(client, table)
  })
})
