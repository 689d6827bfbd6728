import { onEachDatabase } from './database-under-test.ts'
import { reputationStoreContract } from './reputation-store.contract.ts'

onEachDatabase(reputationStoreContract)
