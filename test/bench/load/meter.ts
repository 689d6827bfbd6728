import type { Answer } from './connections.ts'

/** What a load has measured so far. */
export interface Measured {
  readonly answers: number
  /** How many answers of each status there were; 0 is a connection that broke. */
  readonly statuses: Readonly<Record<number, number>>
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** The share of its time that the loading process had work: near 1 it may be what limits the figure. */
  readonly busy: number
}

export interface Meter {
  readonly count: (answer: Answer) => void
  /** Measures the time that something takes, and the answers that are counted in it. */
  readonly during: (work: () => Promise<void>) => Promise<void>
  readonly measured: () => Measured
}

export function meter(): Meter {
  const times: number[] = []
  const statuses: Record<number, number> = {}
  let seconds = 0
  let activeMs = 0
  return {
    count({ status, ms }) {
      times.push(ms)
      statuses[status] = (statuses[status] ?? 0) + 1
    },
    async during(work) {
      const begun = performance.now()
      const before = performance.eventLoopUtilization()
      await work()
      activeMs += performance.eventLoopUtilization(before).active
      seconds += (performance.now() - begun) / 1_000
    },
    measured() {
      const sorted = times.toSorted((a, b) => a - b)
      const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
      return {
        answers: times.length,
        statuses,
        perSecond: times.length / seconds,
        p50: at(0.5),
        p99: at(0.99),
        busy: activeMs / 1_000 / seconds,
      }
    },
  }
}
