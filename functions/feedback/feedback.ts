import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { readSesEvent } from '../../shared/aws/ses-event.ts'
import {
  applyFeedback,
  type FeedbackDeps,
  type FeedbackOutcome,
} from '../../shared/delivery/aftermath/feedback.ts'
import type { FeedbackReport } from '../../shared/delivery/aftermath/feedback-report.ts'
import type { TallyStore } from '../../shared/delivery/aftermath/seal-tallies.ts'
import { putAside, type UnreadableReports } from '../../shared/delivery/aftermath/unreadable-reports.ts'
import type { ProofStore } from '../../shared/delivery/attempt/proof.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { metricNames } from '../metric-names.ts'

export interface FeedbackFunctionDeps extends FeedbackDeps {
  readonly tallies: Pick<TallyStore, 'countSends'>
  readonly proof: Pick<ProofStore, 'sendSeen' | 'unreadable'>
  readonly unreadable: UnreadableReports
  readonly log: Log
  readonly metrics: Metrics
}

export type FeedbackHandler = (event: SQSEvent) => Promise<SQSBatchResponse>

/**
 * Works off SES's reports, which arrive in SNS envelopes on SQS. That queue is the only way in, so nobody can
 * forge a report. Only the messages that failed are reported back. What cannot be read would fail for ever: it
 * is put aside, and an alarm tells the operator.
 */
export function feedbackHandler(deps: FeedbackFunctionDeps): FeedbackHandler {
  return async (event) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    const sends = sendCounts()
    for (const record of event.Records) {
      try {
        const report = await readOrPutAside(deps, record)
        if (!report) continue
        const outcome = await applyFeedback(deps, report)
        sends.count(report)
        countReport(deps.metrics, report, outcome)
        // Deliver's line names the same attempt, so the log shows the whole way of a mail.
        const attempt = report.kind === 'send' && report.attempt ? { attempt: report.attempt } : {}
        const type = 'type' in report ? { type: report.type } : {}
        const mail = 'mail' in report ? { mail: report.mail } : {}
        deps.log.info('feedback', { kind: report.kind, outcome, ...type, ...mail, ...attempt })
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

/** Reads a report. Undefined if it could not be read: it is put aside then. */
async function readOrPutAside(
  deps: FeedbackFunctionDeps,
  { messageId: id, body, attributes }: SQSRecord,
): Promise<FeedbackReport | undefined> {
  try {
    return readSesEvent(body)
  } catch (fault) {
    await putAside(deps, { id, body, arrivedAt: Number(attributes.SentTimestamp) || deps.clock() })
    deps.metrics.count(names.unreadable)
    deps.log.error('report unreadable', { report: id, error: faultName(fault) })
    return undefined
  }
}

/** Counts every report, duplicates too. Of bounces only those count by which SES judges the account. */
function countReport(metrics: Metrics, report: FeedbackReport, outcome: FeedbackOutcome): void {
  if (report.kind === 'complaint' && report.isHarm) metrics.count(names.complaints)
  if (report.kind === 'bounce' && report.isHarm) metrics.count(names.bounces)
  if ('isHarm' in report && report.isHarm && report.mail === 'unconfirmed')
    metrics.count(names.unconfirmedHarm)
  if (outcome === 'blocked') metrics.count(names.blocked)
  if (report.kind === 'delivery') metrics.count(names.deliveries)
  if (report.kind === 'notice') metrics.count(names.notices)
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
