import type { LambdaLog } from './log.ts'
import type { LambdaMetrics } from './metrics.ts'

/** Wraps a handler: its log lines name the invocation, and its metrics are flushed even if it throws. */
export function perInvocation<Event, Context extends { readonly awsRequestId: string }, Result>(
  { log, metrics }: { readonly log: LambdaLog; readonly metrics: LambdaMetrics },
  handler: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return async (event, context) => {
    log.beginInvocation(context.awsRequestId)
    try {
      return await handler(event, context)
    } finally {
      metrics.flush()
    }
  }
}
