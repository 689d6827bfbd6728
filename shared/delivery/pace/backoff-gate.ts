import { type Clock, type EpochMs, secondMs } from '../../time/clock.ts'

/** How long the gate is closed by the first throttle. It doubles with each further closing. */
const firstBackoffMs = secondMs
const maximumBackoffMs = 30 * secondMs

/** Keeps all lanes of a worker from calling after SES has throttled a call. */
export interface BackoffGate {
  readonly opensAt: () => EpochMs
  /** A call was throttled that had started at this moment. */
  readonly throttled: (startedAt: EpochMs) => void
  /** A call was accepted that had started at this moment. */
  readonly accepted: (startedAt: EpochMs) => void
}

/**
 * The calls of several lanes are throttled together, and say one thing: only what started after the gate's last
 * opening tells something new. `random` is a number in [0, 1) that spreads the openings.
 */
export function backoffGate(clock: Clock, random: () => number): BackoffGate {
  let opensAt = Number.NEGATIVE_INFINITY
  let backoffMs = firstBackoffMs
  return {
    opensAt: () => opensAt,
    throttled(startedAt) {
      if (startedAt < opensAt) return
      opensAt = clock() + backoffMs * (0.5 + random() / 2)
      backoffMs = Math.min(2 * backoffMs, maximumBackoffMs)
    },
    accepted(startedAt) {
      if (startedAt >= opensAt) backoffMs = firstBackoffMs
    },
  }
}
