import { Failure, run } from '../simulation/protocol/run.ts'
import { type SituationName, situationNames } from '../simulation/protocol/situations.ts'

/** What a process says of the simulation without a guard. */
export interface BatchReport {
  readonly runs: number
  readonly failure?: { readonly invariant: string; readonly seed: number; readonly situation: SituationName }
}

/** Runs of these take seconds, and all others a fraction of one. */
const long: readonly SituationName[] = ['letters', 'rivals', 'crowd', 'strangers', 'scarcity']

/**
 * `batch FIRST COUNT [SITUATION …]` runs seeds up to the first failure, each steered towards the next situation in
 * turn: those that are named first, then all others, the long ones last. A line after each run shows that it goes on.
 */
const [first = '1', count = '0', ...named] = process.argv.slice(2)
const situations = situationNames.toSorted((a, b) => rank(a) - rank(b))
for (let index = 0; index < Number(count); index++) {
  const situation = situations[index % situations.length] ?? 'ordinary'
  const seed = Number(first) + index
  try {
    await run(seed, { situation })
    say({ runs: index + 1 })
  } catch (problem) {
    // A simulation that breaks down shows that something is missing as well as one that finds a broken promise.
    const invariant = problem instanceof Failure ? problem.violation.invariant : String(problem)
    say({ runs: index + 1, failure: { invariant, seed, situation } })
    break
  }
}
process.exit(0)

function rank(name: SituationName): number {
  const place = named.indexOf(name)
  return place >= 0 ? place - named.length : long.indexOf(name)
}

function say(report: BatchReport): void {
  console.log(JSON.stringify(report))
}
