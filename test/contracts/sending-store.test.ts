import { onEachDatabase } from './database-under-test.ts'
import { sendingStoreContract } from './sending-store.contract.ts'

onEachDatabase(sendingStoreContract)
