import type { Wait } from '../../shared/delivery/pace/pace.ts'
import type { Clock, EpochMs } from '../../shared/time/clock.ts'

export interface HandClock {
  readonly clock: Clock
  readonly set: (at: EpochMs) => void
  readonly advance: (ms: number) => void
  /** Waits by moving the clock on, by whole milliseconds as a timer does, so that a caller finds the time passed. */
  readonly wait: Wait
  /** The waits so far, in order. */
  readonly waits: readonly number[]
}

/** A clock that moves only when told, or when a caller waits by it. */
export function handClock(startMs: EpochMs): HandClock {
  let now = startMs
  const waits: number[] = []
  return {
    clock: () => now,
    set(at) {
      now = at
    },
    advance(ms) {
      now += ms
    },
    async wait(ms) {
      waits.push(ms)
      now += Math.ceil(ms)
    },
    waits,
  }
}
