import type { SendQuota } from '../../shared/delivery/attempt/mailer.ts'
import { type ProofStore, silentSince } from '../../shared/delivery/attempt/proof.ts'
import type { SendingStore } from '../../shared/delivery/pace/sending.ts'
import {
  dueEdition,
  type EditionSchedule,
  type PublishedEdition,
} from '../../shared/edition/publish-edition.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { type Clock, type EpochMs, minuteMs } from '../../shared/time/clock.ts'
import { metricNames } from '../metric-names.ts'

export interface MeasureDeps {
  readonly sending: Pick<SendingStore, 'read'>
  readonly proof: Pick<ProofStore, 'read'>
  readonly schedule: EditionSchedule
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Log
}

/** What a tick has learned on its way. */
export interface TickFindings {
  readonly edition: PublishedEdition
  /** Undefined where the provider did not say. */
  readonly quota: SendQuota | undefined
  /** Since when the longest waiting reader is due, before the workers were summoned. */
  readonly oldestDueAt: EpochMs | undefined
}

const names = metricNames.publish

/** Tells how the service stands at a tick. What cannot be read is not told: no number stands for "unknown". */
export async function measureTick(deps: MeasureDeps, findings: TickFindings): Promise<void> {
  const { metrics, log, clock } = deps
  const now = clock()
  const { edition, quota, oldestDueAt = now } = findings
  const minutesSince = (moment: EpochMs): number => Math.max(0, now - moment) / minuteMs

  const isMissing = edition.outcome === 'retry'
  metrics.gauge(
    names.editionMissing,
    isMissing ? minutesSince(dueEdition(deps.schedule, now).since) : 0,
    'None',
  )
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

/** Of no limit nothing is ever used up; of a limit of nothing, all is. */
function percentUsed({ perDay, sentLastDay }: SendQuota): number {
  return perDay > 0 ? (100 * sentLastDay) / perDay : 100
}
