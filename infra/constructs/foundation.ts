import type { Stage } from '../stages.ts'
import type { Keys } from './keys.ts'
import type { FunctionCode } from './service-function.ts'
import type { Table } from './table.ts'
import type { WorkQueue } from './work-queue.ts'

/** What the functions stand on. Each takes of it what its own code uses. */
export interface Foundation {
  readonly stage: Stage
  readonly table: Table
  readonly keys: Keys
  readonly seats: WorkQueue
  readonly letters: WorkQueue
  readonly feedback: WorkQueue
  readonly code: FunctionCode
}
