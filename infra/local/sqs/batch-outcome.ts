import * as z from 'zod'

/** The outcome of a call for its messages: all failed for one reason, or each has its own outcome. */
export type BatchOutcome =
  | { readonly kind: 'each'; readonly failed: ReadonlySet<string> }
  | {
      readonly kind: 'all failed'
      readonly reason: string
      readonly cause?: unknown
    }

/**
 * As on AWS, an empty answer or an empty or null list means success, so a mistyped key of the list does too.
 */
const batchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish()

/**
 * Reads a handler's answer by the rules of `ReportBatchItemFailures`. The whole batch fails if the answer is
 * malformed or names a message that was not in the batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function batchOutcome(answer: unknown, messageIds: readonly string[]): BatchOutcome {
  const parsed = batchResponse.safeParse(overTheWire(answer))
  if (!parsed.success) {
    return { kind: 'all failed', reason: `its answer is malformed: ${z.prettifyError(parsed.error)}` }
  }
  const failed = new Set(parsed.data?.batchItemFailures?.map((failure) => failure.itemIdentifier))
  const unknown = [...failed].filter((id) => !messageIds.includes(id))
  if (unknown.length > 0) {
    return { kind: 'all failed', reason: `it reported ids that were not in the batch: ${unknown.join(', ')}` }
  }
  return { kind: 'each', failed }
}

/**
 * Lambda sees the answer as JSON: `undefined` becomes null, and a value that JSON cannot hold makes it
 * malformed.
 */
function overTheWire(answer: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(answer) ?? 'null')
  } catch {
    return 'not JSON'
  }
}
