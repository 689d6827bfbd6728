import { onEachDatabase } from './database-under-test.ts'
import { subscriberStoreContract } from './subscriber-store.contract.ts'
import { inMemory, inTable } from './subscribers-under-test.ts'

subscriberStoreContract('the fake', inMemory)
onEachDatabase((name, freshTable) => {
  subscriberStoreContract(name, async () => inTable(await freshTable()))
})
