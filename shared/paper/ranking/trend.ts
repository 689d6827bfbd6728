import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'
import type { Paper, Signals } from '../paper.ts'
import { known, type PastSignals, pastSignals, perDay } from './past-signals.ts'
import { sharedSum } from './shared-sum.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The weights of the trend, `T = (.5·A + .5·V + .25·X) · 2^(−age / 48 h)`, where m is what is usual (a median
 * over the snapshots) and `g(x, m) = ln(1 + x / max(1, m))`:
 * - `A = g(upvotes)`, `V = g(upvotes gained in 24 h)`, `X = .5·g(stars gained in 24 h) + .3·g(comments) +
 *   .4·g(points)`;
 * - the age counts from the listing to the edition's moment; without a listing, or with a later one, it is 0;
 * - a value that is not known drops out, and the other terms of its sum share its weight.
 *
 * `npm run eval -- trend` compares other weights. Half-lives of 24 and 36 h, less weight on X and more on V
 * are better where interest fades, and worse where it stays. For longer half-lives the reverse holds. Only
 * real votes can tell which case is ours, so these are the weights that we started with.
 */
export const trendWeights = {
  upvotes: 0.5,
  gainedUpvotes: 0.5,
  others: 0.25,
  gainedStars: 0.5,
  comments: 0.3,
  points: 0.4,
  /** After this time the whole trend weighs half. */
  halfLifeHours: 48,
} as const

/** How old a snapshot may be for a gain since then to be called "since yesterday". */
const yesterdayMs = 1.5 * dayMs

export interface Trend {
  /** At least 0; also 0 if nothing is known. */
  readonly score: number
  /** How much each signal beside the upvotes adds to X. */
  readonly adds: Readonly<Record<'stars' | 'comments' | 'points', number>>
  /** The gain since yesterday's snapshot; absent if there was none, or if nothing was gained. */
  readonly gained: Pick<Signals, 'upvotes' | 'stars'>
}

/** The trend of papers at a moment, measured by what was usual in the snapshots before it. */
export function trends(history: readonly Snapshot[], at: EpochMs): (paper: Paper) => Trend {
  const past = pastSignals(history, at)
  const usual = {
    upvotes: past.typical('upvotes'),
    gainedUpvotes: past.typicalGrowth('upvotes'),
    gainedStars: past.typicalGrowth('stars'),
    comments: past.typical('comments'),
    points: past.typical('points'),
  }
  return (paper) => {
    const { signals } = paper
    const ageMs = Math.max(0, at - (paper.listedAt ?? at))
    const stars = weigh(starsPerDay(paper, past, at), usual.gainedStars)
    const comments = weigh(known(signals.comments), usual.comments)
    const points = weigh(known(signals.points), usual.points)
    const others = sharedSum([
      { weight: trendWeights.gainedStars, value: stars },
      { weight: trendWeights.comments, value: comments },
      { weight: trendWeights.points, value: points },
    ])
    const sum = sharedSum([
      { weight: trendWeights.upvotes, value: weigh(known(signals.upvotes), usual.upvotes) },
      {
        weight: trendWeights.gainedUpvotes,
        value: weigh(upvotesPerDay(paper, past, at, ageMs), usual.gainedUpvotes),
      },
      { weight: trendWeights.others, value: others },
    ])
    return {
      score: (sum ?? 0) * 2 ** (-ageMs / hourMs / trendWeights.halfLifeHours),
      adds: {
        stars: trendWeights.gainedStars * (stars ?? 0),
        comments: trendWeights.comments * (comments ?? 0),
        points: trendWeights.points * (points ?? 0),
      },
      gained: {
        ...gainedSinceYesterday('upvotes', paper, past, at),
        ...gainedSinceYesterday('stars', paper, past, at),
      },
    }
  }
}

/** g: twice what is usual weighs less than twice as much. */
function weigh(value: number | undefined, usual: number): number | undefined {
  return value === undefined ? undefined : Math.log1p(value / Math.max(1, usual))
}

/**
 * A paper that no snapshot knows gained all its upvotes since its listing. The result is a day's share of
 * them.
 */
function upvotesPerDay(
  { id, signals }: Paper,
  past: PastSignals,
  at: EpochMs,
  ageMs: number,
): number | undefined {
  const upvotes = known(signals.upvotes)
  if (upvotes === undefined) return undefined
  const before = past.last(id, 'upvotes')
  return before ? perDay(upvotes - before.value, at - before.at) : perDay(upvotes, ageMs)
}

/**
 * Only snapshots can tell, because a repository may have had its stars for years when the paper is listed.
 */
function starsPerDay({ id, signals }: Paper, past: PastSignals, at: EpochMs): number | undefined {
  const stars = known(signals.stars)
  const before = past.last(id, 'stars')
  return stars !== undefined && before ? perDay(stars - before.value, at - before.at) : undefined
}

function gainedSinceYesterday(
  name: 'upvotes' | 'stars',
  { id, signals }: Paper,
  past: PastSignals,
  at: EpochMs,
): Trend['gained'] {
  const [now, before] = [known(signals[name]), past.last(id, name)]
  if (now === undefined || !before || at - before.at > yesterdayMs || now <= before.value) return {}
  return { [name]: now - before.value }
}
