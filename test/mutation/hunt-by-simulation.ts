import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundleEntry, replacing } from '../simulation/protocol/bundle.ts'
import type { Hunt, Verdict } from './hunt.ts'
import type { BatchReport } from './simulation-batch.ts'

export interface SimulationBudget {
  readonly folder: string
  /** For each removal. */
  readonly runs: number
  readonly seed: number
}

/** A process that ends no run for so long never ends. */
const stallMs = 120_000
const batch = 'test/mutation/simulation-batch.ts'

/** Hunts with runs of the simulation, steered towards each situation in turn. */
export function huntBySimulation({ folder, runs, seed }: SimulationBudget): Hunt {
  /** Situations that noticed something, the last one first. They come first in the next hunt. */
  let useful: string[] = []
  /** Seeds and situations of which it is known that nothing is wrong with the sources as they are. */
  const sound = new Set<string>()

  /** Whoever finds a fault without looking at the guard says nothing about it. */
  async function mustHoldWithGuards({ seed, situation, invariant }: SimulationFailure): Promise<void> {
    const which = `seed ${seed}, ${situation}`
    if (sound.has(which)) return
    const { failure } = await runBatch(asItIs(folder), [String(seed), '1', situation])
    if (failure) throw new Error(`The simulation fails with all guards in place: ${invariant}, ${which}`)
    sound.add(which)
  }

  return async (removals, onJudged) => {
    for (const removal of removals) {
      const bundle = join(folder, `without-${process.hrtime.bigint()}.mjs`)
      await bundleEntry(batch, bundle, [replacing(removal)])
      const { verdict, failure } = await runBatch(bundle, [String(seed), String(runs), ...useful])
      rmSync(bundle)
      if (failure) {
        await mustHoldWithGuards(failure)
        useful = [failure.situation, ...useful.filter((name) => name !== failure.situation)]
      }
      onJudged({ removal, verdict })
    }
  }
}

type SimulationFailure = NonNullable<BatchReport['failure']>

/** The bundle with all guards in place. */
const asItIs = (folder: string): string => join(folder, 'as-it-is.mjs')

/** The sources that the simulation runs. They are bundled as they are. */
export async function filesInSimulation(folder: string): Promise<ReadonlySet<string>> {
  return new Set(await bundleEntry(batch, asItIs(folder), []))
}

async function runBatch(
  bundle: string,
  args: readonly string[],
): Promise<{ readonly verdict: Verdict; readonly failure?: SimulationFailure }> {
  const node = ['--max-old-space-size=1024', '--max-semi-space-size=32', '--stack-trace-limit=0']
  const child = spawn(process.execPath, [...node, bundle, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let isStalled = false
  const stalled = (): void => {
    isStalled = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(stalled, stallMs)
  let failure: BatchReport['failure']
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer)
    timer = setTimeout(stalled, stallMs)
    // What production's functions log goes there, too.
    if (line.startsWith('{"runs":')) failure = (JSON.parse(line) as BatchReport).failure
  }
  const code = await ended
  clearTimeout(timer)
  if (failure) {
    const by = `${failure.invariant}, seed ${failure.seed}, ${failure.situation}`
    return { verdict: { outcome: 'noticed', by }, failure }
  }
  if (isStalled) return { verdict: { outcome: 'never ends' } }
  return {
    verdict: code === 0 ? { outcome: 'survives' } : { outcome: 'noticed', by: `it ended with ${code}` },
  }
}
