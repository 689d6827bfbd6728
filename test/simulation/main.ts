import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { progressPrinter } from '../../infra/cli/desk/print-progress.ts'
import { readArgs } from '../../infra/local/read-args.ts'
import type { BatchFailure, BatchOptions, BatchResult } from './protocol/batch.ts'
import { bundleSimulation } from './protocol/bundle.ts'
import { exploreEveryPoint } from './protocol/explore.ts'
import { type Mutant, mutants } from './protocol/mutants.ts'
import { Failure, run } from './protocol/run.ts'
import { situationNames } from './protocol/situations.ts'
import { enoughRuns, neverReached, sometimes } from './protocol/sometimes.ts'
import { invariants } from './protocol/violation.ts'
import { printTrace } from './trace.ts'

const usage = `npm run simulate -- [--runs N] [--seed S]   N runs (1,000) from seed S (1) on, and every crash point of one mail
npm run simulate -- --mutants            takes away each guard in turn: every mutant must be caught
  --only TEXT                            only the mutants whose names hold this text
npm run simulate -- --replay SEED        one run, with all that happened in it
  --situation NAME                       steers all runs towards one situation: ${situationNames.join(', ')}`

const batchSize = 50
/** So many failures are printed, as soon as they are found. */
const mostShown = 5
/** Each mutant is found in a fraction of these runs. */
const mutantRuns = 1_500

async function main(args: string[]): Promise<boolean> {
  const { values } = readArgs({
    args,
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      replay: { type: 'string' },
      situation: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    return true
  }
  const runs = wholeNumber('--runs', values.runs, 1)
  const seed = wholeNumber('--seed', values.seed, 0)
  const situation = situationNames.find((name) => name === values.situation)
  if (values.situation !== undefined && !situation) {
    throw new Misused(`There is no situation "${values.situation}": use ${situationNames.join(', ')}.`)
  }
  const options: BatchOptions = situation ? { situation } : {}
  if (values.replay !== undefined) return replay(wholeNumber('--replay', values.replay, 0), options)
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-simulation-'))
  try {
    return values.mutants
      ? await huntMutants(folder, seed, values.only)
      : await simulate(folder, runs, seed, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The problem of a call, for the person who typed it. */
class Misused extends Error {}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number
  throw new Misused(`${option} ${text}: use a whole number from ${least}.`)
}

async function replay(seed: number, { situation }: BatchOptions): Promise<boolean> {
  try {
    const { steps, mails } = await run(seed, { traced: true, ...(situation ? { situation } : {}) })
    console.log(`Seed ${seed}: ${steps} steps, ${mails} mails, nothing wrong.`)
    return true
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem
    console.log(`${printTrace(problem.trace)}\nSeed ${seed}: ${problem.message}`)
    return false
  }
}

async function simulate(folder: string, runs: number, seed: number, options: BatchOptions): Promise<boolean> {
  console.error('Trying a crash and a fault at every call of one mail…')
  const explored = await exploreEveryPoint()
  console.log(
    `Every crash and fault before and after each of ${explored.operations} calls: ${explored.runs} runs, none wrong.`,
  )
  const bundle = join(folder, 'simulation.mjs')
  await bundleSimulation(bundle)
  const processes = Math.min(availableParallelism(), Math.ceil(runs / batchSize))
  const share = Math.ceil(runs / processes)
  const results: BatchResult[] = []
  const progress = progressPrinter(
    {
      isTerminal: process.stderr.isTTY === true,
      write: (text) => void process.stderr.write(text),
      clock: Date.now,
    },
    'run',
  )
  let done = 0
  let shown = 0
  // Ctrl-C ends the processes of the runs, too. What they found until then is printed.
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  await Promise.all(
    Array.from({ length: processes }, (_, index) => {
      const first = seed + index * share
      const count = Math.max(0, Math.min(share, seed + runs - first))
      return runProcess(
        bundle,
        first,
        count,
        options,
        (result) => {
          results.push(result)
          done += result.runs
          // Runs go on after a failure, because the table tells how many there are.
          for (const failure of result.failures.slice(0, mostShown - shown)) {
            shown++
            progress.end()
            console.log(describe(failure, options))
          }
          progress.tell({ done, of: runs })
        },
        stop.signal,
      )
    }),
  )
  progress.end()
  if (done < runs) console.log(`Stopped after ${done} of ${runs} runs.`)
  console.log(table(results))
  console.log(`\n${reachedTable(results)}`)
  const never = neverReached(reachedBy(results))
  if (never.length > 0) console.log(`\nNo run reached: ${never.join(', ')}.`)
  const failures = results.flatMap((result) => result.failures)
  if (failures.length > shown) console.log(`\nAnd ${failures.length - shown} more runs broke an invariant.`)
  // Fewer runs, or runs of one situation, leave out rare states by chance.
  const isEnough = runs >= enoughRuns && !options.situation
  return done === runs && failures.length === 0 && (never.length === 0 || !isEnough)
}

async function huntMutants(folder: string, seed: number, only: string): Promise<boolean> {
  const hunted = mutants.filter(({ name }) => name.includes(only))
  if (hunted.length === 0) throw new Misused(`--only ${only}: no mutant's name holds that.`)
  const queue = hunted.map((mutant, index) => ({ mutant, bundle: join(folder, `mutant-${index}.mjs`) }))
  let survivors = 0
  const hunt = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { mutant, bundle } = next
      await bundleSimulation(bundle, mutant)
      const caught = await huntOne(mutant, bundle, seed)
      if (!caught) survivors++
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, hunt))
  console.log(survivors === 0 ? `All ${hunted.length} mutants are caught.` : `${survivors} mutants live.`)
  return survivors === 0
}

/** Prints the invariant that broke, and in which run. A long time means that the situation steers badly. */
async function huntOne({ name, steer }: Mutant, bundle: string, seed: number): Promise<boolean> {
  const startedAt = performance.now()
  let runs = 0
  let failure: BatchFailure | undefined
  await runProcess(bundle, seed, mutantRuns, { untilFailure: true, situation: steer }, (result) => {
    runs += result.runs
    failure ??= result.failures[0]
  })
  const seconds = Math.ceil((performance.now() - startedAt) / 1_000)
  const outcome = failure
    ? `${failure.invariant.padEnd(10)} in run ${runs}, seed ${failure.seed}, ${steer}, ${seconds} s`
    : `LIVES after ${runs} runs, ${steer}, ${seconds} s`
  console.log(`${name.padEnd(52)} ${outcome}`)
  return failure !== undefined
}

async function runProcess(
  bundle: string,
  first: number,
  count: number,
  options: BatchOptions,
  onResult: (result: BatchResult) => void,
  stop?: AbortSignal,
): Promise<void> {
  if (count === 0) return
  // No one reads the stack of a service's fault, and recording it takes a tenth of the time.
  const node = ['--max-old-space-size=1024', '--max-semi-space-size=32', '--stack-trace-limit=0']
  const args = [...node, bundle, String(first), String(count), String(batchSize), JSON.stringify(options)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, SIMULATION_BATCH: 'yes' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = (): void => void child.kill()
  stop?.addEventListener('abort', end)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) onResult(JSON.parse(line) as BatchResult)
  const code = await ended
  stop?.removeEventListener('abort', end)
  if (code !== 0 && !stop?.aborted) throw new Error(`a process of the simulation ended with ${code}`)
}

/** A table of faults by invariants: how often each fault happened, and how many runs with it broke each invariant. */
function table(results: readonly BatchResult[]): string {
  const sum = (of: (result: BatchResult) => number): number =>
    results.reduce((total, each) => total + of(each), 0)
  const faults = new Map<string, { times: number; runs: number }>()
  for (const result of results) {
    for (const [name, [times, runs]] of Object.entries(result.faults)) {
      const before = faults.get(name) ?? { times: 0, runs: 0 }
      faults.set(name, { times: before.times + times, runs: before.runs + runs })
    }
  }
  const failures = results.flatMap((result) => result.failures)
  const names = Object.keys(invariants)
  const lines = [
    `${sum(({ runs }) => runs)} runs, ${sum(({ steps }) => steps)} steps, ${sum(({ mails }) => mails)} digests accepted`,
    '',
    `| fault | times | in runs | ${names.join(' | ')} |`,
    `|---|---:|---:|${names.map(() => '---:').join('|')}|`,
  ]
  for (const [name, { times, runs }] of [...faults].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const broken = names.map(
      (invariant) =>
        failures.filter((failure) => failure.invariant === invariant && failure.faults.includes(name)).length,
    )
    lines.push(`| ${name} | ${times} | ${runs} | ${broken.join(' | ')} |`)
  }
  return lines.join('\n')
}

/** In how many runs each state and outcome was reached, and how often. */
function reachedBy(results: readonly BatchResult[]): Record<string, { times: number; runs: number }> {
  const all: Record<string, { times: number; runs: number }> = {}
  for (const { reached } of results) {
    for (const [name, [times, runs]] of Object.entries(reached)) {
      const before = all[name] ?? { times: 0, runs: 0 }
      all[name] = { times: before.times + times, runs: before.runs + runs }
    }
  }
  return all
}

/** What must be reached by some run, the rarest first. */
function reachedTable(results: readonly BatchResult[]): string {
  const all = reachedBy(results)
  const rows = sometimes.map((name) => ({ name, ...(all[name] ?? { times: 0, runs: 0 }) }))
  rows.sort((a, b) => a.runs - b.runs || a.times - b.times)
  return ['| reached | times | in runs |', '|---|---:|---:|']
    .concat(rows.map(({ name, times, runs }) => `| ${name} | ${times} | ${runs} |`))
    .join('\n')
}

function describe({ seed, invariant, what }: BatchFailure, { situation }: BatchOptions): string {
  const steered = situation ? ` --situation '${situation}'` : ''
  return `${invariant}: ${what}\n  npm run simulate -- --replay ${seed}${steered}`
}

try {
  process.exit((await main(process.argv.slice(2))) ? 0 : 1)
} catch (error) {
  const isMisused = error instanceof Misused || (error instanceof TypeError && 'code' in error) // parseArgs
  console.error(isMisused ? `${error.message}\n\n${usage}` : error)
  process.exit(1)
}
