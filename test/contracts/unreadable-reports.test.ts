import { onEachDatabase } from './database-under-test.ts'
import { unreadableReportsContract } from './unreadable-reports.contract.ts'

onEachDatabase(unreadableReportsContract)
