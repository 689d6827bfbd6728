import { Failure, run } from './run.ts'
import type { SituationName } from './situations.ts'

/** The result of a batch of runs, as one line of JSON. */
export interface BatchResult {
  readonly runs: number
  readonly steps: number
  readonly mails: number
  /** By fault: how often it happened, and in how many runs. */
  readonly faults: Readonly<Record<string, readonly [times: number, runs: number]>>
  /** By state or outcome: how often it was reached, and in how many runs. */
  readonly reached: Readonly<Record<string, readonly [times: number, runs: number]>>
  readonly failures: readonly BatchFailure[]
}

export interface BatchFailure {
  readonly seed: number
  readonly invariant: string
  readonly what: string
  readonly faults: readonly string[]
}

export interface BatchOptions {
  readonly untilFailure?: boolean
  readonly situation?: SituationName
}

/** Runs seeds one after the other; with `untilFailure`, up to the first failure. */
export async function runBatch(
  first: number,
  count: number,
  { untilFailure = false, situation }: BatchOptions = {},
): Promise<BatchResult> {
  const faults: Record<string, [number, number]> = {}
  const failures: BatchFailure[] = []
  let [runs, steps, mails] = [0, 0, 0]
  const reached: Record<string, [number, number]> = {}
  const tally = (counted: Readonly<Record<string, number>>, into = faults): void => {
    for (const [name, times] of Object.entries(counted)) {
      const [before, inRuns] = into[name] ?? [0, 0]
      into[name] = [before + times, inRuns + 1]
    }
  }
  for (let seed = first; seed < first + count; seed++) {
    runs++
    try {
      const result = await run(seed, situation ? { situation } : {})
      steps += result.steps
      mails += result.mails
      tally(result.faults)
      tally(result.reached, reached)
    } catch (problem) {
      if (!(problem instanceof Failure))
        throw new Error(`seed ${seed}: ${String(problem)}`, { cause: problem })
      tally(problem.faults)
      const { invariant, message } = problem.violation
      failures.push({ seed, invariant, what: message, faults: Object.keys(problem.faults) })
      if (untilFailure) break
    }
  }
  return { runs, steps, mails, faults, reached, failures }
}

/** As a process of its own: `batch FIRST COUNT SIZE [OPTIONS]` prints a report for each SIZE of runs. */
const [first, count, size, options = '{}'] = process.argv.slice(2)
if (process.env.SIMULATION_BATCH === 'yes') {
  const asked = JSON.parse(options) as BatchOptions
  const end = Number(first) + Number(count)
  for (let from = Number(first); from < end; from += Number(size)) {
    const report = await runBatch(from, Math.min(Number(size), end - from), asked)
    console.log(JSON.stringify(report))
    if (asked.untilFailure && report.failures.length > 0) break
  }
  process.exit(0)
}
