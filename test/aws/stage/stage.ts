import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  deployedStage,
  type Outputs,
  output,
  outputsFile,
  stackName,
  stagesFolder,
} from '../../../infra/cli/deploying/deployed-stage.ts'
import exampleStage from '../../../infra/example-stage.json' with { type: 'json' }
import { type InTable, inTable } from '../../dynamo/in-table.ts'
import { setting } from './settings.ts'

/** A stage of these tests, and the commands that work on it. */
export interface TestStage {
  readonly name: string
  readonly stack: string
  /** Writes the settings: the example's, made deployable, with these in their place. */
  readonly set: (changes: Readonly<Record<string, unknown>>) => void
  /** What the last `npm run deploy` wrote. */
  readonly outputs: () => Outputs
  readonly table: () => InTable
  /** Deletes the files of the stage. */
  readonly forget: () => void
}

export function testStage(origin: string): TestStage {
  // A folder may hold the operator's own stages, so the name is one that nobody else has.
  const name = `emulated-${process.pid}`
  const file = `${stagesFolder}/${name}.json`
  const outputs = () => deployedStage(name).outputs
  const client = new DynamoDBClient({})
  return {
    name,
    stack: stackName(name),
    set(changes) {
      mkdirSync(stagesFolder, { recursive: true })
      const settings = { ...exampleStage, ...deployable, region: setting.region, origin, ...changes }
      writeFileSync(file, JSON.stringify(settings))
    },
    outputs,
    table: () => inTable({ client, table: output(outputs(), 'TableName') }),
    forget() {
      client.destroy()
      for (const each of [file, outputsFile(name)]) rmSync(each, { force: true })
    },
  }
}

/**
 * The emulator says of every domain that SES has it already, so the stage does not create its identity. arXiv is not
 * asked, because its absence would be told in each digest. The edition is due at any time of the day.
 */
const deployable = {
  identity: 'existing',
  production: false,
  edition: { hour: 0, timezone: 'UTC' },
  papers: { arxivCategories: [] },
}

/** The domain from which the stage mails. */
export const senderDomain = 'paperwire.example'

export interface Ended {
  readonly code: number | null
  /** Both streams, one after the other. */
  readonly output: string
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Runs a command as an operator does, in the repository's folder and without a terminal. */
export async function run(command: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  const streams = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, output: streams.join('\n') }
}
