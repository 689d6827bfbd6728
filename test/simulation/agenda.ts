import type { EpochMs } from '../../shared/time/clock.ts'

/** An act of the world at a moment: an event reaches a queue, or the scheduler ticks. */
interface Entry {
  readonly at: EpochMs
  readonly what: string
  readonly run: () => void
}

/** The future acts of the world, in order of time, and of insertion within one moment. */
export interface Agenda {
  readonly add: (at: EpochMs, what: string, run: () => void) => void
  readonly nextAt: () => EpochMs | undefined
  /** Takes out the next entry that is due by a moment. */
  readonly takeDue: (now: EpochMs) => Entry | undefined
}

export function agenda(): Agenda {
  /** The next entry is the last. */
  const entries: Entry[] = []
  return {
    add(at, what, run) {
      let low = 0
      let high = entries.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((entries[middle]?.at ?? 0) > at) low = middle + 1
        else high = middle
      }
      entries.splice(low, 0, { at, what, run })
    },
    nextAt: () => entries.at(-1)?.at,
    takeDue(now) {
      const next = entries.at(-1)
      return next && next.at <= now ? entries.pop() : undefined
    },
  }
}
