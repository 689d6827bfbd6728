import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { readSesEvent } from '../../shared/aws/ses-event.ts'
import { applyFeedback, type FeedbackDeps } from '../../shared/delivery/feedback.ts'
import type { Log } from '../../shared/log/log.ts'

export interface FeedbackFunctionDeps extends FeedbackDeps {
  readonly log: Log
}

export type FeedbackHandler = (event: SQSEvent) => Promise<SQSBatchResponse>

/** Works off what SES reports, out of SNS envelopes on SQS: the only way in, so that no report can be forged. */
export function feedbackHandler(deps: FeedbackFunctionDeps): FeedbackHandler {
  return async (event) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    for (const record of event.Records) {
      try {
        const feedback = readSesEvent(record.body)
        const outcome = await applyFeedback(deps, feedback)
        deps.log.info('feedback', { kind: feedback.kind, outcome })
      } catch (fault) {
        // Only the kind of the fault: its message can hold an address.
        deps.log.error('feedback failed', { error: fault instanceof Error ? fault.name : typeof fault })
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    return { batchItemFailures }
  }
}
