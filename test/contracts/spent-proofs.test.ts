import { onEachDatabase } from './database-under-test.ts'
import { spentProofsContract } from './spent-proofs.contract.ts'

onEachDatabase(spentProofsContract)
