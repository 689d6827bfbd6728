import { type EpochMs, hourMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'
import { known, pastSignals, perDay } from './past-signals.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The weights of the momentum, `(upvotes gained in 24 h + .2 · upvotes) / (age + 2 h)^1.2`. It tells which papers
 * are about to be voted for, which is another question than the trend's. Chosen by `npm run eval -- votes`.
 */
export const momentumWeights = { upvotes: 0.2, agePower: 1.2 } as const

const startHours = 2

/**
 * How papers compare in the votes of the next 24 h; 0 where no upvotes are known. A paper that no snapshot
 * knows gained all its upvotes since its listing, of which a day's share counts.
 */
export function momentumOf(history: readonly Snapshot[], at: EpochMs): (paper: Paper) => number {
  const past = pastSignals(history, at)
  return ({ id, listedAt, signals }) => {
    const upvotes = known(signals.upvotes)
    if (upvotes === undefined) return 0
    const ageMs = Math.max(0, at - (listedAt ?? at))
    const before = past.last(id, 'upvotes')
    const gained = before ? perDay(upvotes - before.value, at - before.at) : perDay(upvotes, ageMs)
    return (
      (gained + momentumWeights.upvotes * upvotes) / (ageMs / hourMs + startHours) ** momentumWeights.agePower
    )
  }
}
