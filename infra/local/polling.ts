import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { concurrencyOf } from '../concurrency.ts'
import { deliverTimeoutSeconds, feedbackTimeoutSeconds, lettersTimeoutSeconds } from '../function-limits.ts'
import type { LocalFunctions } from './functions.ts'
import type { LocalQueues } from './queues.ts'
import { type EventSourceOptions, eventSource, type SqsHandler } from './sqs/event-source.ts'
import type { LocalQueue } from './sqs/queue.ts'

/** The seconds that a running call gets after Ctrl-C, because everything must end within two seconds. */
const stopWithinSeconds = 1

/** Calls the functions with the messages of their queues. Returns a function that stops this. */
export function startPolling(
  queues: LocalQueues,
  { deliver, letters, feedback }: LocalFunctions,
  clock: Clock,
  log: (source: string) => Log,
  seats = 1,
): () => Promise<void> {
  const common = { clock, stopWithinSeconds }
  const { seats: workers, letters: mailers, feedback: readers } = concurrencyOf(seats)
  const onError = (name: string) => (error: Error) =>
    log(name).error('call failed', { error: faultName(error) })
  const behind = (
    queue: LocalQueue,
    functionName: string,
    handler: SqsHandler,
    limits: Pick<EventSourceOptions, 'timeoutSeconds' | 'maximumConcurrency' | 'batchSize'>,
  ) => eventSource({ ...common, ...limits, queue, functionName, handler, onError: onError(functionName) })
  // As on AWS, one seat or one letter a call: each may take as long as its call may.
  const deliverLimits = { timeoutSeconds: deliverTimeoutSeconds, maximumConcurrency: workers, batchSize: 1 }
  const letterLimits = { timeoutSeconds: lettersTimeoutSeconds, maximumConcurrency: mailers, batchSize: 1 }
  const feedbackLimits = { timeoutSeconds: feedbackTimeoutSeconds, maximumConcurrency: readers }
  const sources = [
    behind(queues.seats, 'deliver', deliver.handler, deliverLimits),
    behind(queues.letters, 'letters', letters, letterLimits),
    behind(queues.feedback, 'feedback', feedback, feedbackLimits),
  ]
  for (const source of sources) source.start()
  return async () => {
    await Promise.all(sources.map((source) => source.stop()))
  }
}
