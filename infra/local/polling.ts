import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { deliverTimeoutSeconds, feedbackTimeoutSeconds } from '../function-limits.ts'
import type { LocalFunctions } from './functions.ts'
import type { LocalQueues } from './queues.ts'
import { eventSource } from './sqs/event-source.ts'

/** Ctrl-C ends all within two seconds: a call that is still running gets this long. */
const stopWithinSeconds = 1

/** Calls the functions with what arrives on their queues. Returns what stops that. */
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
