import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'

/**
 * Works off a batch from SQS, one message after the other. Only the messages that failed are reported, so the
 * others of the batch succeed. A message that fails several times becomes a dead letter, and an alarm tells
 * the operator.
 */
export async function eachRecord(
  log: Log,
  event: SQSEvent,
  work: (body: string) => Promise<'done' | 'failed'>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
  for (const { body, messageId } of event.Records) {
    try {
      if ((await work(body)) === 'failed') batchItemFailures.push({ itemIdentifier: messageId })
    } catch (fault) {
      log.error('message failed', { error: faultName(fault) })
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}
