import { onEachDatabase } from './database-under-test.ts'
import { deliveryStoreContract } from './delivery-store.contract.ts'

onEachDatabase(deliveryStoreContract)
