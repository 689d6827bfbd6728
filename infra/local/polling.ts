import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { deliverTimeoutSeconds, feedbackTimeoutSeconds, lettersTimeoutSeconds } from '../function-limits.ts'
import type { LocalFunctions } from './functions.ts'
import type { LocalQueues } from './queues.ts'
import { eventSource, type SqsHandler } from './sqs/event-source.ts'
import type { LocalQueue } from './sqs/queue.ts'

/** The seconds that a running call gets after Ctrl-C, because everything must end within two seconds. */
const stopWithinSeconds = 1

/** Calls the functions with the messages of their queues. Returns a function that stops this. */
export function startPolling(
  queues: LocalQueues,
  { deliver, letters, feedback }: LocalFunctions,
  clock: Clock,
  log: (source: string) => Log,
): () => Promise<void> {
  const common = { clock, stopWithinSeconds, maximumConcurrency: 2 }
  const onError = (name: string) => (error: Error) =>
    log(name).error('call failed', { error: faultName(error) })
  const behind = (queue: LocalQueue, functionName: string, handler: SqsHandler, timeoutSeconds: number) =>
    eventSource({ ...common, queue, functionName, handler, timeoutSeconds, onError: onError(functionName) })
  const sources = [
    behind(queues.seats, 'deliver', deliver.handler, deliverTimeoutSeconds),
    behind(queues.letters, 'letters', letters, lettersTimeoutSeconds),
    behind(queues.feedback, 'feedback', feedback, feedbackTimeoutSeconds),
  ]
  for (const source of sources) source.start()
  return async () => {
    await Promise.all(sources.map((source) => source.stop()))
  }
}
