import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { deliverTimeoutSeconds, feedbackTimeoutSeconds } from '../function-limits.ts'
import type { LocalFunctions } from './functions.ts'
import type { LocalQueues } from './queues.ts'
import { eventSource } from './sqs/event-source.ts'

/** The seconds that a running call gets after Ctrl-C, because everything must end within two seconds. */
const stopWithinSeconds = 1

/** Calls the functions with the messages of their queues. Returns a function that stops this. */
export function startPolling(
  queues: LocalQueues,
  { deliver, feedback }: LocalFunctions,
  clock: Clock,
  log: (source: string) => Log,
): () => Promise<void> {
  const common = { clock, stopWithinSeconds, maximumConcurrency: 2 }
  const onError = (name: string) => (error: Error) =>
    log(name).error('call failed', { error: faultName(error) })
  const deliverCommon = {
    ...common,
    functionName: 'deliver',
    handler: deliver.handler,
    timeoutSeconds: deliverTimeoutSeconds,
    onError: onError('deliver'),
  }
  const sources = [
    eventSource({ ...deliverCommon, queue: queues.seats }),
    eventSource({ ...deliverCommon, queue: queues.letters }),
    eventSource({
      ...common,
      queue: queues.feedback,
      functionName: 'feedback',
      handler: feedback,
      timeoutSeconds: feedbackTimeoutSeconds,
      onError: onError('feedback'),
    }),
  ]
  for (const source of sources) source.start()
  return async () => {
    await Promise.all(sources.map((source) => source.stop()))
  }
}
