import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import {
  bundleFunction,
  bundleOptions,
  deployedSdk,
  functionNames,
  type SdkSource,
  sdkPackages,
  sdkSources,
} from '../../infra/bundling.ts'
import { firstEvents } from './cold-start-events.ts'
import { type ColdStartWorld, coldStartWorld } from './cold-start-world.ts'
import type { Figure } from './measure.ts'

const rounds = 15
const largestRatio = 1.6
const programs = ['bare', ...functionNames] as const

type Program = (typeof programs)[number]

/** From the start of a process: until its handler could be called, and until that has answered its first event. */
interface ColdStart {
  readonly readyMs: number
  readonly answeredMs: number
}

interface Bundle {
  readonly program: Program
  readonly sdk: SdkSource
  readonly folder: string
  readonly starts: ColdStart[]
}

/**
 * Cold starts of every function beside a bare one, each with both sources of the SDK: medians of processes that start
 * one after the other, in turns.
 */
export async function measureColdStart(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-cold-start-'))
  const world = await coldStartWorld()
  try {
    const bundles = sdkSources.flatMap((sdk) => programs.map((program) => bundled(folder, program, sdk)))
    // The first round only fills the system's cache of files.
    for (let round = 0; round <= rounds; round++) {
      for (const bundle of bundles) {
        const start = await coldStart(world, bundle)
        if (round > 0) bundle.starts.push(start)
      }
    }
    return [...againstBare(bundles), ...againstEachOther(bundles)]
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Nothing lies beside a bundle but the SDK, if that is the runtime's part. */
function bundled(root: string, program: Program, sdk: SdkSource): Bundle {
  const parent = join(root, sdk)
  const folder =
    program === 'bare' ? bundleBare(join(parent, program), sdk) : bundleFunction(program, parent, sdk)
  if (sdk === 'runtime') {
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  }
  return { program, sdk, folder, starts: [] }
}

/** As functions are bundled, but for what their bundles leave out of the SDK: that is nothing one has by itself. */
function bundleBare(folder: string, sdk: SdkSource): string {
  buildSync({
    ...bundleOptions,
    entryPoints: ['test/bench/bare-function.ts'],
    outfile: join(folder, 'handler.mjs'),
    external: sdk === 'runtime' ? [...sdkPackages] : [],
  })
  return folder
}

async function coldStart(world: ColdStartWorld, { program, sdk, folder }: Bundle): Promise<ColdStart> {
  const { event, prepare, isDone } = firstEvents[program]
  const inTable = { client: world.client, table: await world.newTable() }
  await prepare?.(inTable)
  const { answer, ...start } = await inProcess(folder, world.environment(inTable.table), event)
  if (await isDone(inTable, answer)) return start
  throw new Error(`${program} with the SDK of the ${sdk} did not do its work: ${JSON.stringify(answer)}`)
}

function inProcess(
  folder: string,
  env: Readonly<Record<string, string>>,
  event: unknown,
): Promise<ColdStart & { readonly answer: unknown }> {
  const child = fork(
    fileURLToPath(new URL('cold-start-process.mjs', import.meta.url)),
    [join(folder, 'handler.mjs')],
    { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)))
    child.once('message', () => {
      child.once('message', (result) => {
        resolve(result as ColdStart & { readonly answer: unknown })
        child.kill()
      })
      child.send(event as object)
    })
  })
}

function againstBare(bundles: readonly Bundle[]): Figure[] {
  return sdkSources.flatMap((sdk) => {
    const figures = (moment: keyof ColdStart, what: string) => {
      const bare = median(bundles, 'bare', sdk, moment)
      return functionNames.map((name) => ({
        what: `${name}, SDK of the ${sdk}: ${what}`,
        value: median(bundles, name, sdk, moment),
        unit: 'ms' as const,
        ...(sdk === deployedSdk ? { limit: Math.floor(bare * largestRatio) } : {}),
        baseline: { what: 'a bare function', value: bare },
      }))
    }
    return [...figures('readyMs', 'ready'), ...figures('answeredMs', 'first answer')]
  })
}

/** Below 1 the SDK in the bundle is faster. */
function againstEachOther(bundles: readonly Bundle[]): Figure[] {
  const sum = (sdk: SdkSource, moment: keyof ColdStart): number =>
    functionNames.reduce((total, name) => total + median(bundles, name, sdk, moment), 0)
  return [
    { what: 'ready', moment: 'readyMs' as const },
    { what: 'first answer', moment: 'answeredMs' as const },
  ].map(({ what, moment }) => ({
    what: `all four, SDK of the bundle: ${what}`,
    value: sum('bundle', moment),
    unit: 'ms',
    baseline: { what: 'SDK of the runtime', value: sum('runtime', moment) },
  }))
}

function median(
  bundles: readonly Bundle[],
  program: Program,
  sdk: SdkSource,
  moment: keyof ColdStart,
): number {
  const starts = bundles.find((bundle) => bundle.program === program && bundle.sdk === sdk)?.starts ?? []
  const times = starts.map((start) => start[moment]).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? Number.NaN
}
