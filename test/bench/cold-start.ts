import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import {
  bundleFunction,
  bundleOptions,
  type SdkSource,
  sdkPackages,
  sdkSources,
} from '../../infra/bundling.ts'
import { firstEvents } from './cold-start-events.ts'
import { type ColdStart, coldStartTable, type Program, programs } from './cold-start-table.ts'
import { type ColdStartWorld, coldStartWorld } from './cold-start-world.ts'

const rounds = 15

interface Bundle {
  readonly program: Program
  readonly sdk: SdkSource
  readonly folder: string
  readonly starts: ColdStart[]
}

/**
 * Cold starts of every function beside a bare one, each with both sources of the SDK: medians of processes that start
 * one after the other, in turns. False: a function as it is deployed takes too many times what the bare one takes.
 */
export async function measureColdStart(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-cold-start-'))
  const world = await coldStartWorld()
  try {
    const bundles = sdkSources.flatMap((sdk) => programs.map((program) => bundled(folder, program, sdk)))
    // The first round fills the system's cache of files and is not counted.
    for (let round = 0; round <= rounds; round++) {
      // Each of them begins some rounds, so that the work before a round does not always slow the same one.
      const first = round % bundles.length
      for (const bundle of [...bundles.slice(first), ...bundles.slice(0, first)]) {
        const start = await coldStart(world, bundle)
        if (round > 0) bundle.starts.push(start)
      }
    }
    const { text, isOver } = coldStartTable((program, sdk) =>
      bundles.flatMap((each) => (each.program === program && each.sdk === sdk ? each.starts : [])),
    )
    console.log(text)
    return !isOver
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Only the SDK lies beside a bundle, where the runtime brings the SDK. */
function bundled(root: string, program: Program, sdk: SdkSource): Bundle {
  const parent = join(root, sdk)
  const folder =
    program === 'bare' ? bundleBare(join(parent, program), sdk) : bundleFunction(program, parent, sdk)
  if (sdk === 'runtime') {
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  }
  return { program, sdk, folder, starts: [] }
}

/** Bundled as functions are, but with those parts of the SDK that the functions' bundles leave out. */
function bundleBare(folder: string, sdk: SdkSource): string {
  buildSync({
    ...bundleOptions,
    entryPoints: [{ in: 'test/bench/bare-function.ts', out: 'handler' }],
    outdir: folder,
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
