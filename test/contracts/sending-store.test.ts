import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { memorySendingStore } from '../fakes/memory-sending-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { sendingStoreContract } from './sending-store.contract.ts'

sendingStoreContract('the fake', async () => memorySendingStore())
onEachDatabase((name, freshTable) => {
  sendingStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoSendingStore(client, table)
  })
})
