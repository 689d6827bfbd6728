import type { DelayAnswer } from './operation.ts'

/** An AWS service in memory: what its client's `send` would do, done at once. */
export interface MemoryService {
  /** Throws what the SDK would throw. */
  execute(command: object, delayAnswer: DelayAnswer): object
  /** The call as a line of a trace: no values, no addresses. */
  describe(command: object): string
  /** What an outage of it looks like; absent where the service has faults of its own. */
  readonly fault?: () => Error
}
