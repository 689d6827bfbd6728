import { type EpochMs, secondMs } from '../../../../shared/time/clock.ts'

/** A clock that moves only when told. */
export function handClock(start: EpochMs = Date.UTC(2026, 10, 23, 9)) {
  let now = start
  return {
    clock: () => now,
    pass(seconds: number) {
      now += seconds * secondMs
    },
  }
}
