import { dayMs, type EpochMs } from '../../time/clock.ts'
import type { PaperId, Signals } from '../paper.ts'
import { median, quantile } from '../quantile.ts'
import type { Snapshot } from './snapshot.ts'

type SignalName = keyof Signals

/** An earlier value of a paper's signal, and its time. */
interface EarlierSignal {
  readonly value: number
  readonly at: EpochMs
}

/** What the snapshots before a moment tell. */
export interface PastSignals {
  /** The newest known value of a paper's signal. */
  last(id: PaperId, name: SignalName): EarlierSignal | undefined
  /** What a share (from 0 to 1) of a signal's values in all snapshots stays below; 0 if none knows it. */
  level(name: SignalName, share: number): number
  /**
   * The median growth of a signal in 24 h, over all papers for which two consecutive snapshots know the
   * signal; 0 if there are none.
   */
  typicalGrowth(name: SignalName): number
}

/** What was known before a moment. Snapshots of that moment or later are left out. */
export function pastSignals(history: readonly Snapshot[], at: EpochMs): PastSignals {
  const past = history.filter((snapshot) => snapshot.at < at).sort((a, b) => a.at - b.at)
  const newestFirst = past.toReversed()
  return {
    last(id, name) {
      for (const snapshot of newestFirst) {
        const value = known(snapshot.signals.get(id)?.[name])
        if (value !== undefined) return { value, at: snapshot.at }
      }
      return undefined
    },
    level: (name, share) =>
      quantile(
        past.flatMap((snapshot) => levels(snapshot, name)),
        share,
      ),
    typicalGrowth: (name) =>
      median(
        past.flatMap((snapshot, index) => {
          const before = past[index - 1]
          return before ? growths(before, snapshot, name) : []
        }),
      ),
  }
}

function levels({ signals }: Snapshot, name: SignalName): number[] {
  const found: number[] = []
  for (const each of signals.values()) {
    const value = known(each[name])
    if (value !== undefined) found.push(value)
  }
  return found
}

function growths(before: Snapshot, after: Snapshot, name: SignalName): number[] {
  const found: number[] = []
  for (const [id, signals] of after.signals) {
    const [earlier, later] = [known(before.signals.get(id)?.[name]), known(signals[name])]
    if (earlier !== undefined && later !== undefined) {
      found.push(perDay(later - earlier, after.at - before.at))
    }
  }
  return found
}

/**
 * Growth in 24 h. A shorter time is not stretched: one vote in an hour is not 24 a day. Withdrawn votes count
 * as no growth.
 */
export function perDay(growth: number, durationMs: number): number {
  return Math.max(0, growth) * (dayMs / Math.max(dayMs, durationMs))
}

/** A signal that is fit for sums. A value that is not a finite number is unknown; a negative one is 0. */
export function known(signal: number | undefined): number | undefined {
  return signal !== undefined && Number.isFinite(signal) ? Math.max(0, signal) : undefined
}
