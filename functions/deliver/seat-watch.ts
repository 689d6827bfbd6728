import type { WorkSeatDeps } from '../../shared/delivery/pace/work-seat.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { type Clock, type EpochMs, secondMs } from '../../shared/time/clock.ts'
import { metricNames } from '../metric-names.ts'

export interface SeatWatch {
  /** The callbacks by which `workSeat` reports what it did for each reader. */
  readonly hooks: Required<Pick<WorkSeatDeps, 'onSubmit' | 'onOutcome'>>
  /** The start of the first attempt of the run that SES accepted; undefined before that. */
  readonly submittedSince: () => EpochMs | undefined
}

const names = metricNames.deliver

/** Measures one run of a seat. Logs each mail with the id of its attempt, which SES's reports name too. */
export function seatWatch({
  clock,
  log,
  metrics,
}: {
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}): SeatWatch {
  let submittedSince: EpochMs | undefined
  return {
    hooks: {
      onSubmit(attempt, row, result) {
        log.info('digest', { attempt: attempt.id, edition: attempt.head, ...result })
        if (result.outcome === 'refused') metrics.count(names.failed)
        if (result.outcome !== 'accepted') return
        // Lanes are answered in any order.
        submittedSince = Math.min(submittedSince ?? attempt.startedAt, attempt.startedAt)
        metrics.count(names.submitted)
        metrics.gauge(names.dueToSubmitted, Math.max(0, clock() - row.nextDueAt) / secondMs, 'Seconds')
      },
      onOutcome(outcome) {
        if (outcome === 'inDoubt') metrics.count(names.inDoubt)
        if (outcome === 'throttled') metrics.count(names.throttled)
        if (outcome === 'released') metrics.count(names.released)
      },
    },
    submittedSince: () => submittedSince,
  }
}
