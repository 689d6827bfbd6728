import { type EpochMs, hourMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'
import { known, pastSignals } from './past-signals.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The weights of the trend. Votes are first put on the scale of a paper that is a day old and measured by the
 * bar b, which seven of ten papers of the last four weeks do not reach:
 *
 *     y = 26 h / (age + 2 h)      x = votes · y^.4 / b      T = ln(1 + x),  below the bar ln(1 + x^y)
 *
 * Above the bar a young paper's votes count more, because most of its votes are still to come. Below the bar
 * it waits: tomorrow it is still news, and its votes are known better, while an older paper has its last
 * chance. Chosen by `npm run eval -- votes`.
 */
export const trendWeights = {
  /** How much more a vote of a young paper counts. */
  youth: 0.4,
  /** The bar is above this share of the upvotes in the snapshots. */
  belowBar: 0.7,
} as const

const startHours = 2
const dayHours = 24

/**
 * The trend of papers at a moment: 0 without a vote, otherwise more. A point of Hacker News is a vote like an upvote.
 * Without a listing a paper counts as a day old, and with a later one as new.
 */
export function trends(history: readonly Snapshot[], at: EpochMs): (paper: Paper) => number {
  const bar = Math.max(1, pastSignals(history, at).level('upvotes', trendWeights.belowBar))
  return ({ signals, listedAt }) => {
    const votes = (known(signals.upvotes) ?? 0) + (known(signals.points) ?? 0)
    if (votes === 0) return 0
    const youth = (dayHours + startHours) / (ageHours(listedAt, at) + startHours)
    const reached = (votes / bar) * youth ** trendWeights.youth
    const worth = reached >= 1 ? reached : reached ** youth
    // A paper with a vote is never taken for one without.
    return Math.max(Number.MIN_VALUE, Math.log1p(worth))
  }
}

function ageHours(listedAt: EpochMs | undefined, at: EpochMs): number {
  return listedAt === undefined ? dayHours : Math.max(0, at - listedAt) / hourMs
}
