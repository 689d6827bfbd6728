import { quantile } from '../../../shared/paper/quantile.ts'
import { random } from '../../simulation/random.ts'

/** What two ways earned in the same week. */
export interface Week {
  readonly ours: number
  readonly theirs: number
}

/** By how much ours is above theirs, as a share of theirs, and the 95 % interval of it. */
export interface Ratio {
  readonly above: number
  readonly from: number
  readonly to: number
}

const resamples = 1_000

/**
 * Weeks are drawn anew with replacement (bootstrap), because the days of one week share their papers and are not
 * independent. The same weeks give the same interval.
 */
export function ratioOver(weeks: readonly Week[]): Ratio {
  const source = random('weeks')
  const drawn = Array.from({ length: resamples }, () => aboveIn(weeks.map(() => source.pick(weeks))))
  return { above: aboveIn(weeks), from: quantile(drawn, 0.025), to: quantile(drawn, 0.975) }
}

function aboveIn(weeks: readonly Week[]): number {
  const sum = (side: keyof Week) => weeks.reduce((total, week) => total + week[side], 0)
  return sum('theirs') === 0 ? 0 : sum('ours') / sum('theirs') - 1
}
