import { type EpochMs, hourMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'
import { known } from './past-signals.ts'

/**
 * The weights of the trend. Votes are first put on the scale of a paper that is a day old and measured by the
 * bar b, the votes of the 30th best of all papers that the sources gave, which are those of a week:
 *
 *     y = 26 h / (age + 2 h)      x = votes · y^.3 / b      T = ln(1 + x),  below the bar ln(1 + x^y)
 *
 * Above the bar a young paper's votes count more, because most of its votes are still to come. Below the bar
 * it waits: tomorrow it is still news, and its votes are known better, while an older paper has its last
 * chance. Where lists are so short that each paper finds a place, nearly all are above the bar and none waits.
 * Chosen by `npm run eval -- votes`.
 */
export const trendWeights = {
  /** How much more a vote of a young paper counts. */
  youth: 0.3,
  /** So many papers reach the bar. */
  aboveBar: 30,
} as const

const startHours = 2
const dayHours = 24

/**
 * The trend of papers at a moment: 0 without a vote, otherwise more. A point of Hacker News is a vote like an upvote.
 * Without a listing a paper counts as a day old, and with a later one as new.
 * @param papers all that the sources gave, those of earlier lists included
 */
export function trends(papers: readonly Paper[], at: EpochMs): (paper: Paper) => number {
  const bar = Math.max(1, mostVotes(papers)[trendWeights.aboveBar - 1] ?? 0)
  return (paper) => {
    const votes = votesOf(paper)
    if (votes === 0) return 0
    const youth = (dayHours + startHours) / (ageHours(paper, at) + startHours)
    const reached = (votes / bar) * youth ** trendWeights.youth
    const worth = reached >= 1 ? reached : reached ** youth
    // A paper with a vote is never taken for one without.
    return Math.max(Number.MIN_VALUE, Math.log1p(worth))
  }
}

function mostVotes(papers: readonly Paper[]): Float64Array {
  return Float64Array.from(papers, votesOf).sort().reverse()
}

/** At most so many that their sum is still a number. */
function votesOf({ signals }: Paper): number {
  return Math.min(Number.MAX_SAFE_INTEGER, (known(signals.upvotes) ?? 0) + (known(signals.points) ?? 0))
}

function ageHours({ listedAt }: Paper, at: EpochMs): number {
  return listedAt === undefined ? dayHours : Math.max(0, at - listedAt) / hourMs
}
