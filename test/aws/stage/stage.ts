import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
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
import { run } from './run.ts'
import { setting } from './settings.ts'

/** A stage of these tests, and the commands that make and destroy it. */
export interface TestStage {
  readonly name: string
  readonly stack: string
  /** `npm run deploy` with these settings in place of the example's. Returns what it printed. */
  readonly deploy: (settings: Readonly<Record<string, unknown>>) => Promise<string>
  /** The way in which docs/deploy.md takes a stage down. */
  readonly destroy: () => Promise<string>
  /** What the last deployment wrote. */
  readonly outputs: () => Outputs
  readonly output: (name: string) => string
  readonly table: () => InTable
  /** Deletes the files of the stage. */
  readonly forget: () => void
}

/** The domain from which the stage mails. */
export const senderDomain = 'paperwire.example'

/** The zone in which it is about noon: there no edition becomes due during the tests. `Etc/GMT-3` is ahead of UTC. */
const hoursToNoon = 12 - new Date().getUTCHours()
const timezone = `Etc/GMT${hoursToNoon > 0 ? '-' : '+'}${Math.abs(hoursToNoon)}`

/**
 * The emulator says of every domain that SES has it already, so the stage does not create its identity. arXiv is not
 * asked, because each digest would tell that it could not be read.
 */
const deployable = {
  ...exampleStage,
  region: setting.region,
  identity: 'existing',
  production: false,
  edition: { hour: 0, timezone },
  papers: { arxivCategories: [] },
}

export function testStage(origin: string): TestStage {
  const name = setting.stage
  const file = `${stagesFolder}/${name}.json`
  const client = new DynamoDBClient({})
  const outputs = () => deployedStage(name).outputs
  const outputOf = (part: string) => output(outputs(), part)
  return {
    name,
    stack: stackName(name),
    deploy(settings) {
      mkdirSync(stagesFolder, { recursive: true })
      writeFileSync(file, JSON.stringify({ ...deployable, origin, ...settings }))
      return run('npm', 'run', 'deploy', '--', '--stage', name, '--yes')
    },
    destroy: () => run('npx', 'cdk', 'destroy', '-c', `stage=${name}`, '--force'),
    outputs,
    output: outputOf,
    table: () => inTable({ client, table: outputOf('TableName') }),
    forget() {
      client.destroy()
      for (const each of [file, outputsFile(name)]) rmSync(each, { force: true })
    },
  }
}
