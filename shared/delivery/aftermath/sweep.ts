import {
  type ForgettingDeps,
  forgetLapsed,
  type KeptSubscriber,
  type LapsedItem,
} from '../../subscriber/leaving/forget-lapsed.ts'
import type { EpochMs } from '../../time/clock.ts'
import type { OnUnreadable, SubscriberCensus } from './tally.ts'

/** The most writes of one sweep. What is left over is found again by the next one; no page and no mail shows it. */
const mostWrites = 5_000

/** A sweep through the table, and what it did. */
export interface Sweep {
  /** Reads all subscribers, for the tallies. The first reading to its end is the sweep. */
  readonly census: SubscriberCensus
  /** Sweeps, unless a reading did it on its way. Throws the fault that ended the sweep. */
  readonly finish: () => Promise<SweepCount>
}

export interface SweepCount {
  /** The writes, including those that another writer overtook. */
  readonly writes: number
  /** True if something is left over for the next sweep. */
  readonly hasMore: boolean
  /** How many items could not be read, if there were any. */
  readonly unreadable?: number
}

/**
 * Removes what may not be known any more. The tallies read all subscribers once an edition, and the sweep goes along with
 * that, so that the table is not read twice. `onUnreadable` is told once of each item that cannot be read; all others go on.
 */
export function sweepOf(deps: ForgettingDeps, now: EpochMs, onUnreadable?: OnUnreadable): Sweep {
  let swept: { readonly count: SweepCount } | { readonly fault: unknown } | undefined
  const census: SubscriberCensus = {
    async *all(onPassedOver) {
      const isFirst = swept === undefined
      let [writes, hasMore, unreadable] = [0, false, 0]
      for await (const found of deps.forgetting.all(now)) {
        if ('unreadable' in found) {
          onPassedOver?.(found.unreadable, found.error)
          if (isFirst) onUnreadable?.(found.unreadable, found.error)
          unreadable++
          continue
        }
        if ('id' in found && found.subscriber) yield found.subscriber
        if (!isFirst || swept) continue
        if (writes >= mostWrites) hasMore = true
        else writes += await forgetFound(found)
      }
      swept ??= { count: { writes, hasMore, ...(unreadable > 0 && { unreadable }) } }
    },
  }

  /** A fault ends the sweep, and not the tally that reads along. */
  async function forgetFound(found: KeptSubscriber | LapsedItem): Promise<number> {
    try {
      if ('id' in found) return await forgetLapsed(deps, found, now)
      await deps.forgetting.dropLapsed(found)
    } catch (fault) {
      swept = { fault }
    }
    return 1
  }

  return {
    census,
    async finish() {
      if (!swept) for await (const _ of census.all());
      if (swept && 'fault' in swept) throw swept.fault
      return swept?.count ?? { writes: 0, hasMore: false }
    },
  }
}
