import { onEachDatabase } from './database-under-test.ts'
import { signUpGuardStoreContract } from './sign-up-guard-store.contract.ts'

onEachDatabase(signUpGuardStoreContract)
