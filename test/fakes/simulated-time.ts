import type { Wait } from '../../shared/delivery/pace/pace.ts'
import type { Clock, EpochMs } from '../../shared/time/clock.ts'

export interface SimulatedTime {
  readonly clock: Clock
  readonly wait: Wait
  /** Runs what is to be done, and lets time pass whenever everybody waits. Rejects if they wait for something else. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/**
 * A clock for work that goes on side by side: it stands still while somebody can go on, and then jumps to the end of the
 * shortest wait. `lateMs` says how late a timer is.
 */
export function simulatedTime(start: EpochMs, lateMs: () => number = () => 0): SimulatedTime {
  let now = start
  const waits: { readonly at: EpochMs; readonly over: () => void }[] = []
  return {
    clock: () => now,
    wait: (ms) =>
      new Promise((over) => {
        waits.push({ at: now + Math.max(1, Math.ceil(ms)) + lateMs(), over })
        waits.sort((a, b) => b.at - a.at)
      }),
    async run(work) {
      let isDone = false
      const result = work().finally(() => {
        isDone = true
      })
      result.catch(() => {})
      for (;;) {
        await microtasksDone()
        if (isDone) return result
        const next = waits.pop()
        if (!next) throw new Error('everybody waits for something that never comes')
        now = Math.max(now, next.at)
        next.over()
      }
    },
  }
}

/** A tick of the event loop comes after all microtasks, however many follow one another. */
function microtasksDone(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
