import { onEachDatabase } from './database-under-test.ts'
import { tallyStoreContract } from './tally-store.contract.ts'

onEachDatabase(tallyStoreContract)
