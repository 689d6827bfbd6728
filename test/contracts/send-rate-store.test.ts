import { dynamoSendRateStore } from '../../shared/aws/dynamo-seat-store.ts'
import { memorySendRateStore } from '../fakes/memory-send-rate-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { sendRateStoreContract } from './send-rate-store.contract.ts'

sendRateStoreContract('the fake', async () => memorySendRateStore())
onEachDatabase((name, freshTable) => {
  sendRateStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoSendRateStore(client, table)
  })
})
