import type { Paper } from '../../../shared/paper/paper.ts'
import { known, pastSignals, perDay } from '../../../shared/paper/ranking/past-signals.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import type { Morning } from './morning.ts'

const halfLifeHours = 48

/**
 * The trend before it was chosen by votes, `(.5·A + .5·V + .25·X) · 2^(−age / 48 h)`, kept as something to compare
 * with. A, V and X are the votes, their growth and the other signals, each on a logarithmic scale.
 */
export function formerTrend({ history, at }: Morning): (paper: Paper) => number {
  const past = pastSignals(history, at)
  const usual = {
    upvotes: past.level('upvotes', 0.5),
    gained: past.typicalGrowth('upvotes'),
    stars: past.typicalGrowth('stars'),
    comments: past.level('comments', 0.5),
  }
  return ({ id, signals, listedAt = at }) => {
    const ageMs = Math.max(0, at - listedAt)
    const [upvotes, stars] = [known(signals.upvotes), known(signals.stars)]
    const [votedBefore, starredBefore] = [past.last(id, 'upvotes'), past.last(id, 'stars')]
    const gained =
      upvotes === undefined
        ? undefined
        : votedBefore
          ? perDay(upvotes - votedBefore.value, at - votedBefore.at)
          : perDay(upvotes, ageMs)
    const starsGained =
      stars === undefined || !starredBefore
        ? undefined
        : perDay(stars - starredBefore.value, at - starredBefore.at)
    const others = sharedSum([
      [0.5, grown(starsGained, usual.stars)],
      [0.3, grown(known(signals.comments), usual.comments)],
      [0.4, undefined],
    ])
    const sum = sharedSum([
      [0.5, grown(upvotes, usual.upvotes)],
      [0.5, grown(gained, usual.gained)],
      [0.25, others],
    ])
    return (sum ?? 0) * 2 ** (-ageMs / hourMs / halfLifeHours)
  }
}

function grown(value: number | undefined, usual: number): number | undefined {
  return value === undefined ? undefined : Math.log1p(value / Math.max(1, usual))
}

/** A term without a value drops out, and the others share its weight. */
function sharedSum(terms: readonly (readonly [weight: number, value: number | undefined])[]) {
  let [all, knownWeight, sum] = [0, 0, 0]
  for (const [weight, value] of terms) {
    all += weight
    if (value === undefined) continue
    knownWeight += weight
    sum += weight * value
  }
  return knownWeight > 0 ? sum * (all / knownWeight) : undefined
}
