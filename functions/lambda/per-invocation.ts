import type { LambdaLog } from './log.ts'
import type { LambdaMetrics } from './metrics.ts'

/** A handler whose log lines name their invocation, and whose metrics leave with it, however it ends. */
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
