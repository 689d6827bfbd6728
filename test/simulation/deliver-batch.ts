import type { Context, SQSEvent } from 'aws-lambda'
import { batchOutcome } from '../../infra/local/sqs/batch-outcome.ts'
import { lambdaContext } from '../../infra/local/sqs/lambda-context.ts'
import { sqsEvent } from '../../infra/local/sqs/sqs-event.ts'
import { secondMs } from '../../shared/time/clock.ts'
import type { Actor, ActorOptions } from './actor.ts'
import type { MemoryQueue } from './memory-queue.ts'
import type { Scheduler } from './scheduler.ts'

export interface DeliverBatchOptions {
  readonly scheduler: Scheduler
  readonly queue: MemoryQueue
  readonly name: string
  /** The function, made for the actor that runs it. */
  readonly handler: (actor: Actor) => (event: SQSEvent, context: Context) => Promise<unknown>
  /** The moment at which Lambda kills it. */
  readonly timeoutSeconds: number
  readonly batchSize?: number
  readonly actor?: Omit<ActorOptions, 'endsAt'>
}

/**
 * Hands a function what is visible in its queue, as Lambda's event source does with `ReportBatchItemFailures`: what
 * succeeded is deleted, each message in a step of its own that can be lost; what failed comes back in time. Nothing is
 * visible: nothing happens.
 */
export function deliverBatch(options: DeliverBatchOptions): Actor | undefined {
  const { scheduler, queue, name, handler, timeoutSeconds, batchSize = 10 } = options
  const batch = queue.receive(batchSize)
  if (batch.length === 0) return undefined
  const endsAt = scheduler.clock() + timeoutSeconds * secondMs

  async function run(actor: Actor): Promise<void> {
    const context = lambdaContext(name, scheduler.clock, endsAt)
    const answer = await handler(actor)(sqsEvent(queue.name, batch), context)
    const ids = batch.map(({ messageId }) => messageId)
    const outcome = batchOutcome(answer, ids)
    if (outcome.kind === 'all failed')
      throw new Error(`${name} failed for its whole batch: ${outcome.reason}`)
    for (const { messageId, receiptHandle } of batch) {
      if (outcome.failed.has(messageId)) continue
      await scheduler.call(actor, `delete ${messageId}`, () => queue.delete(receiptHandle))
    }
  }

  return scheduler.spawn(name, run, { ...options.actor, endsAt })
}
