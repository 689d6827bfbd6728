import type { SendQuota } from '../../shared/delivery/attempt/mailer.ts'
import { type ProofStore, silentSince } from '../../shared/delivery/attempt/proof.ts'
import type { SendingStore } from '../../shared/delivery/pace/sending.ts'
import type { PublishedEdition } from '../../shared/edition/publish-edition.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { type Clock, type EpochMs, minuteMs } from '../../shared/time/clock.ts'
import { metricNames } from '../metric-names.ts'

export interface MeasureDeps {
  readonly sending: Pick<SendingStore, 'read'>
  readonly proof: Pick<ProofStore, 'read'>
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Log
}

/** The facts that a tick has found before it is measured. */
export interface TickFindings {
  readonly edition: PublishedEdition
  /** Undefined if SES did not answer. */
  readonly quota: SendQuota | undefined
  /**
   * The time at which the reader who has waited longest became due, read before the workers were summoned.
   */
  readonly oldestDueAt: EpochMs | undefined
}

const names = metricNames.publish

/**
 * Writes the metrics of a tick. A value that cannot be read is left out, because no number can mean
 * "unknown".
 */
export async function measureTick(deps: MeasureDeps, findings: TickFindings): Promise<void> {
  const { metrics, log, clock } = deps
  const now = clock()
  const { edition, quota, oldestDueAt = now } = findings
  const minutesSince = (moment: EpochMs): number => Math.max(0, now - moment) / minuteMs

  const isMissing = edition.outcome === 'retry'
  metrics.gauge(names.editionMissing, isMissing ? minutesSince(edition.missingSince) : 0, 'None')
  if (!isMissing) metrics.gauge(names.editionPapers, edition.head.paperCount, 'Count')
  metrics.gauge(names.overdue, minutesSince(oldestDueAt), 'None')
  if (quota) metrics.gauge(names.quotaUsed, percentUsed(quota), 'Percent')
  try {
    const { stop } = (await deps.sending.read()) ?? {}
    metrics.gauge(names.sendingStopped, stop && stop.until > now ? 1 : 0, 'Count')
    metrics.gauge(names.feedbackSilent, minutesSince(silentSince(await deps.proof.read()) ?? now), 'None')
  } catch (fault) {
    log.warn('metrics incomplete', { error: faultName(fault) })
  }
}

/** 0 if there is no limit (`perDay` is infinite); 100 if the limit is 0. */
function percentUsed({ perDay, sentLastDay }: SendQuota): number {
  return perDay > 0 ? (100 * sentLastDay) / perDay : 100
}
