import { onEachDatabase } from './database-under-test.ts'
import { snapshotStoreContract } from './snapshot-store.contract.ts'

onEachDatabase(snapshotStoreContract)
