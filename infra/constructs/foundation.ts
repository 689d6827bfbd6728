import type { Stage } from '../stages.ts'
import type { Keys } from './keys.ts'
import type { FunctionCode } from './service-function.ts'
import type { Table } from './table.ts'
import type { WorkQueue } from './work-queue.ts'

/** The stage and the resources that functions share. Each function uses only what its own code needs. */
export interface Foundation {
  readonly stage: Stage
  readonly table: Table
  readonly keys: Keys
  readonly seats: WorkQueue
  readonly letters: WorkQueue
  readonly feedback: WorkQueue
  readonly code: FunctionCode
}
