import { onEachDatabase } from './database-under-test.ts'
import { deliveryStoreContract } from './delivery-store.contract.ts'
import { inMemory, inTable } from './subscribers-under-test.ts'

deliveryStoreContract('the fake', inMemory)
onEachDatabase((name, freshTable) => {
  deliveryStoreContract(name, async () => inTable(await freshTable()))
})
