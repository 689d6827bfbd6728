import type { DelayAnswer } from './operation.ts'

/** An AWS service in memory, which does at once what its client's `send` would do. */
export interface MemoryService {
  /** Throws what the SDK would throw. */
  execute(command: object, delayAnswer: DelayAnswer): object
  /** The call as a line of a trace: no values, no addresses. */
  describe(command: object): string
  /** The error of an outage. Absent for a service that has faults of its own. */
  readonly fault?: () => Error
}
