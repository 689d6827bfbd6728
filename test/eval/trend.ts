import { random } from '../simulation/random.ts'
import { type Interval, interval } from './interval.ts'
import { ndcg } from './ndcg.ts'
import { type RankerName, rankers } from './rankers.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { simulateMorning } from './vote-world.ts'

const places = 10

const names = Object.keys(rankers) as RankerName[]
const others = names.slice(1)

/** nDCG@10 of each way to rank, seed by seed: the same mornings for all, so that differences are paired. */
type Scores = Readonly<Record<RankerName, readonly number[]>>

/**
 * How well the trend tells which papers are about to be voted for, beside three well-known formulas, in worlds that we
 * made: 350 papers of a week, Poisson votes, planted bursts. A table in Markdown; the same seeds give the same one.
 */
export function evaluateTrend(seeds: number): string {
  const results = scenarios.map((scenario) => ({ scenario, scores: scoresOf(scenario, seeds) }))
  return [
    `nDCG@${places} against the votes expected of the next 24 h, ${seeds} seeds a scenario, mean ± 95 % interval`,
    '',
    row(['scenario', ...names]),
    row(['---', ...names.map(() => '---:')]),
    ...results.map(({ scenario, scores }) =>
      row([scenario.name, ...names.map((name) => plain(interval(scores[name])))]),
    ),
    '',
    'Paired differences, Paperwire minus the other; bold where the interval excludes 0 against Paperwire',
    '',
    row(['scenario', ...others, 'best']),
    row(['---', ...others.map(() => '---:'), '---']),
    ...results.map(({ scenario, scores }) =>
      row([scenario.name, ...others.map((name) => difference(scores, name)), best(scores)]),
    ),
    '',
    tally(results.map(({ scores }) => scores)),
    '',
    'It proves how the formulas treat growth, age and gaps in worlds whose numbers we chose, and where ours loses; it proves nothing about what real readers vote for or want to read.',
  ].join('\n')
}

function scoresOf(scenario: Scenario, seeds: number): Scores {
  const scores = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    RankerName,
    number[]
  >
  for (let seed = 1; seed <= seeds; seed++) {
    const morning = simulateMorning(scenario, random(seed))
    for (const name of names) {
      const gains = rankers[name](morning).map(({ id }) => morning.expected.get(id) ?? 0)
      scores[name].push(ndcg(gains, places))
    }
  }
  return scores
}

function difference(scores: Scores, other: RankerName): string {
  const { mean, half } = paired(scores, 'Paperwire', other)
  const text = `${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(3)} ± ${half.toFixed(3)}`
  return mean + half < 0 ? `**${text}**` : text
}

function tally(results: readonly Scores[]): string {
  const intervals = results.flatMap((scores) => others.map((name) => paired(scores, 'Paperwire', name)))
  const wins = intervals.filter(({ mean, half }) => mean - half > 0).length
  const losses = intervals.filter(({ mean, half }) => mean + half < 0).length
  return `Of ${intervals.length} comparisons Paperwire wins ${wins}, loses ${losses}, and ${intervals.length - wins - losses} are undecided.`
}

/** The best ranker, and those that the numbers cannot tell from it. */
function best(scores: Scores): string {
  const [first] = names.toSorted((a, b) => interval(scores[b]).mean - interval(scores[a]).mean)
  if (!first) return ''
  const equals = names.filter((name) => {
    const { mean, half } = paired(scores, first, name)
    return mean - half <= 0
  })
  return equals.join(', ')
}

function paired(scores: Scores, a: RankerName, b: RankerName): Interval {
  return interval(scores[a].map((score, seed) => score - (scores[b][seed] ?? Number.NaN)))
}

function plain({ mean, half }: Interval): string {
  return `${mean.toFixed(3)} ± ${half.toFixed(3)}`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
