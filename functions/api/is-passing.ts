import { HTTPException } from 'hono/http-exception'
import { Overtaken } from '../../shared/concurrency/retry-when-overtaken.ts'

/** What the network says of a service that cannot be reached, or that hung up. */
const unreachable = /^(?:ECONN\w+|E(?:NET|HOST)(?:UNREACH|DOWN)|ENETRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_\w+)$/

/** What AWS calls a fault that goes by itself: too many calls for now, or no answer in time. */
const passing =
  /^(?:TimeoutError|RequestTimeout(?:Exception)?|Throttling(?:Exception)?|ThrottledException|RequestThrottled(?:Exception)?|TooManyRequestsException|(?:ProvisionedThroughput|RequestLimit|Bandwidth|Limit)Exceeded(?:Exception)?|SlowDown|InternalServerError|InternalFailure|InternalError|ServiceUnavailable(?:Exception)?|KMSThrottlingException)$/

/**
 * Tells whether a fault is one that passes: the table, a queue or a secret did not answer, or could not just now. A
 * caller who asks again later gets an answer. A fault of our own does not pass.
 */
export function isPassing(fault: unknown): boolean {
  if (fault instanceof HTTPException) return fault.status === 503
  if (fault instanceof Overtaken) return true
  if (!(fault instanceof Error)) return false
  const { name, code, errno, $metadata } = fault as Error & Partial<Record<string, unknown>>
  const status = ($metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode ?? 0
  if (status >= 500 || status === 429) return true
  const words = [name, code, errno].filter((word) => typeof word === 'string')
  if (words.some((word) => passing.test(word) || unreachable.test(word))) return true
  // A host with several addresses gives one fault for each.
  if (fault instanceof AggregateError) return fault.errors.length > 0 && fault.errors.every(isPassing)
  return isPassing(fault.cause)
}
