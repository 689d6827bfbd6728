import { sesClientConfig } from '../../shared/aws/client-config.ts'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../shared/aws/ses-mailer.ts'
import type { SqsClient } from '../../shared/aws/sqs-queues.ts'
import type { Actor } from './actor.ts'
import type { MemoryService } from './memory-service.ts'
import type { Scheduler } from './scheduler.ts'

export interface Services {
  readonly dynamo: MemoryService
  readonly ses: MemoryService
  readonly sqs: MemoryService
}

export interface Clients {
  readonly dynamo: DynamoClient
  readonly ses: SesClient
  readonly sqs: SqsClient
}

/** How often the SDK's clients try by default. */
const sdkTries = 3

/**
 * Clients whose every call is an operation of an actor: always the same one, or the one that runs in a container that
 * keeps its memory from one call of its function to the next.
 */
export function clientsOf(scheduler: Scheduler, services: Services, actor: () => Actor): Clients {
  return {
    dynamo: { send: sendThrough(scheduler, services.dynamo, actor, sdkTries) } as DynamoClient,
    ses: { send: sendThrough(scheduler, services.ses, actor, sesClientConfig.maxAttempts) } as SesClient,
    sqs: { send: sendThrough(scheduler, services.sqs, actor, sdkTries) } as SqsClient,
  }
}

/**
 * `send` with the SDK's own retries, which stand below it: after a 5xx the same command is sent again, so that a write
 * whose answer was lost meets its own traces.
 */
function sendThrough(scheduler: Scheduler, service: MemoryService, actor: () => Actor, tries: number) {
  const ask = (command: object): Promise<object> =>
    scheduler.call(
      actor(),
      service.describe(command),
      (delayAnswer) => service.execute(command, delayAnswer),
      service.fault,
    )
  return async (command: object): Promise<object> => {
    for (let left = tries - 1; left > 0; left--) {
      try {
        return await ask(command)
      } catch (error) {
        if (!isServerFault(error)) throw error
      }
    }
    return ask(command)
  }
}

function isServerFault(error: unknown): boolean {
  return error instanceof Error && '$fault' in error && error.$fault === 'server'
}
