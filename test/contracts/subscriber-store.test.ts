import { onEachDatabase } from './database-under-test.ts'
import { subscriberStoreContract } from './subscriber-store.contract.ts'

onEachDatabase(subscriberStoreContract)
