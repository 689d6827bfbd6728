import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { readSesEvent } from '../../shared/aws/ses-event.ts'
import {
  applyFeedback,
  type FeedbackDeps,
  type FeedbackReport,
} from '../../shared/delivery/aftermath/feedback.ts'
import type { TallyStore } from '../../shared/delivery/aftermath/seal-tallies.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { metricNames } from '../metric-names.ts'

export interface FeedbackFunctionDeps extends FeedbackDeps {
  readonly tallies: Pick<TallyStore, 'countSends'>
  readonly log: Log
  readonly metrics: Metrics
}

export type FeedbackHandler = (event: SQSEvent) => Promise<SQSBatchResponse>

/**
 * Works off SES's reports, which arrive in SNS envelopes on SQS. That queue is the only way in, so nobody can
 * forge a report. Only the messages that failed are reported back.
 */
export function feedbackHandler(deps: FeedbackFunctionDeps): FeedbackHandler {
  return async (event) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    const sends = sendCounts()
    for (const record of event.Records) {
      try {
        const report = readSesEvent(record.body)
        const outcome = await applyFeedback(deps, report)
        sends.count(report)
        countReport(deps.metrics, report)
        // Deliver's line names the same attempt, so the log shows the whole way of a mail.
        const attempt = report.kind === 'send' && report.attempt ? { attempt: report.attempt } : {}
        deps.log.info('feedback', { kind: report.kind, outcome, ...attempt })
      } catch (fault) {
        deps.log.error('feedback failed', { error: faultName(fault) })
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    for (const [edition, attempts] of sends.byEdition) await deps.tallies.countSends(edition, attempts.size)
    return { batchItemFailures }
  }
}

const names = metricNames.feedback

/**
 * Counts every report, duplicates too. Only permanent bounces count: they suppress an address, and SES judges
 * the account by them.
 */
function countReport(metrics: Metrics, report: FeedbackReport): void {
  if (report.kind === 'suppress') metrics.count(names[report.harm])
  if (report.kind === 'delivery') metrics.count(names.deliveries)
}

/** Collects the attempts of a batch that SES reported as sent, so that each edition takes one write. */
function sendCounts() {
  const byEdition = new Map<EditionId, Set<string>>()
  return {
    byEdition,
    count(report: FeedbackReport): void {
      if (report.kind !== 'send' || !report.edition || !report.attempt) return
      const attempts = byEdition.get(report.edition) ?? new Set()
      byEdition.set(report.edition, attempts.add(report.attempt))
    },
  }
}
