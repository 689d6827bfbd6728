import { localAws } from '../../../infra/local/local-aws.ts'
import { memoryMb } from '../cost-assumed.ts'
import type { BareDeeds } from './bare-loop.ts'
import { type BundledPrograms, bundledPrograms } from './bundled-programs.ts'
import type { DatabaseDeeds } from './database.ts'
import type { DeliverDeeds } from './deliver-worker.ts'
import type { SinkDeeds } from './mail-sink.ts'
import { type Program, startProgram } from './program.ts'
import { type ReadyMail, readyMail } from './ready-mail.ts'
import type { UsualDeeds } from './usual-loop.ts'

/** Calls under way at once, on each side of a comparison. */
export const lanes = 20

/**
 * How Lambda starts Node in a function of so much memory: a tenth is for young objects, of which V8 takes half at once
 * (`/var/runtime/bootstrap` of the runtime).
 */
export function lambdaFlags(megabytes: number): string[] {
  const young = Math.floor(megabytes / 10)
  return [`--max-semi-space-size=${Math.floor(young / 2)}`, `--max-old-space-size=${megabytes - young}`]
}

/** What mails, each in a process of its own. */
export interface Sides {
  readonly deliver: Program<DeliverDeeds>
  readonly bare: Program<BareDeeds>
  readonly usual: Program<UsualDeeds>
}

export type SideName = keyof Sides

const files: Readonly<Record<SideName, string>> = {
  deliver: 'deliver-worker',
  bare: 'bare-loop',
  usual: 'usual-loop',
}

/** A database and a sink of mails, each in a process of its own, with an edition that is published. */
export interface BenchWorld {
  readonly database: Program<DatabaseDeeds>
  readonly sink: Program<SinkDeeds>
  start<Name extends SideName>(name: Name, flags?: readonly string[]): Promise<Sides[Name]>
  /** How long database and sink take to answer. */
  answerAfter(databaseMs: number, sinkMs: number): Promise<void>
  /** Some of the first mails, as bytes and taken apart. */
  samples(): Promise<{ readonly bytes: readonly Uint8Array[]; readonly ready: readonly ReadyMail[] }>
  close(): Promise<void>
}

export async function benchWorld(papers: number, { isReadable = false } = {}): Promise<BenchWorld> {
  const bundles = bundledPrograms(['database', 'mail-sink', ...Object.values(files)], { minify: !isReadable })
  const running: { end(): Promise<void> }[] = []
  const close = async (): Promise<void> => {
    // Those that ask end before those that answer.
    for (const program of running.toReversed()) await program.end()
    bundles.remove()
  }
  try {
    return await openWorld(papers, bundles, running, close)
  } catch (fault) {
    await close()
    throw fault
  }
}

async function openWorld(
  papers: number,
  { folder }: BundledPrograms,
  running: { end(): Promise<void> }[],
  close: () => Promise<void>,
): Promise<BenchWorld> {
  const noted = async <P extends { end(): Promise<void> }>(starting: Promise<P>): Promise<P> => {
    const program = await starting
    running.push(program)
    return program
  }
  const database = await noted(startProgram<DatabaseDeeds>(folder, 'database'))
  const sink = await noted(startProgram<SinkDeeds>(folder, 'mail-sink'))
  await database.ask('publish', papers)
  const env = {
    POWERTOOLS_METRICS_NAMESPACE: 'Paperwire',
    AWS_REGION: localAws.region,
    AWS_ACCESS_KEY_ID: localAws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localAws.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: await database.ask('endpoint'),
    AWS_ENDPOINT_URL_SES: await sink.ask('endpoint'),
  }
  return {
    database,
    sink,
    start: (name, flags = []) =>
      noted(
        startProgram(folder, files[name], { env, flags: [...lambdaFlags(memoryMb.deliver), ...flags] }),
      ) as Promise<Sides[typeof name]>,
    async answerAfter(databaseMs, sinkMs) {
      await database.ask('answerAfter', databaseMs)
      await sink.ask('answerAfter', sinkMs)
    },
    async samples() {
      const bytes = await sink.ask('mails')
      return { bytes, ready: await Promise.all(bytes.map(readyMail)) }
    },
    close,
  }
}
