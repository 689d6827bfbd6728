import { Failure, run } from '../simulation/protocol/run.ts'
import { type SituationName, situationNames } from '../simulation/protocol/situations.ts'

/** What a process says of the simulation without a guard. */
export interface BatchReport {
  readonly runs: number
  readonly failure?: { readonly invariant: string; readonly seed: number; readonly situation: SituationName }
}

/**
 * `batch FIRST COUNT [SITUATION …]` runs seeds up to the first failure, each steered towards the next situation in
 * turn: those that are named first, then all. A line after each run shows that it goes on.
 */
const [first = '1', count = '0', ...named] = process.argv.slice(2)
const situations = [...new Set([...situationNames.filter((name) => named.includes(name)), ...situationNames])]
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

function say(report: BatchReport): void {
  console.log(JSON.stringify(report))
}
