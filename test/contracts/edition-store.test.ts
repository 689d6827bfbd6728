import { onEachDatabase } from './database-under-test.ts'
import { editionStoreContract } from './edition-store.contract.ts'

onEachDatabase(editionStoreContract)
