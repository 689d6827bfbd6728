import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { memorySeatStore } from '../fakes/memory-seat-store.ts'
import { onEachDatabase } from './database-under-test.ts'
import { seatStoreContract } from './seat-store.contract.ts'

seatStoreContract('the fake', async () => memorySeatStore())
onEachDatabase((name, freshTable) => {
  seatStoreContract(name, async () => {
    const { client, table } = await freshTable()
    return dynamoSeatStore(client, table)
  })
})
