import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { operatorClientConfig } from '../../shared/aws/client-config.ts'
import { type RunningWorld, runningWorld } from '../local/data-folder.ts'
import { inShell } from '../local/in-shell.ts'
import { localAws } from '../local/local-aws.ts'
import { defaultDataFolder } from '../local/options.ts'
import { localTable } from '../local/settings.ts'
import { awsTrouble } from './deploying/aws-trouble.ts'

/** A command cannot do its work. The message is for the person who typed it. */
export class CommandProblem extends Error {}

/** A problem with how a command was called: the sentence, and the usage below it. */
export function misused(sentence: string, usage: string): CommandProblem {
  return new CommandProblem(`${sentence}\n\n${usage}`)
}

/**
 * Runs a command with the process's arguments and then ends the process. A CommandProblem or trouble with AWS
 * is printed as one sentence. Any other error is a bug and is printed with its stack.
 */
export async function runCommand(main: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2))
    process.exit(0)
  } catch (error) {
    const isForPeople = error instanceof CommandProblem || (error instanceof TypeError && 'code' in error) // parseArgs
    console.error(isForPeople ? error.message : (awsTrouble(error) ?? error))
    process.exit(1)
  }
}

/** The options that choose the table on which a command works. */
export const tableOptions = {
  data: { type: 'string', default: defaultDataFolder },
  table: { type: 'string' },
} as const

export const tableUsage = `  --data FOLDER   the local world that runs with this data (${defaultDataFolder})
  --table NAME    a deployed table instead, with the AWS credentials and region of the environment`

/** Opens the table that the options name: the running local world's, or one in AWS. Throws CommandProblem. */
export function openTable({ data, table }: { data: string; table?: string | undefined }): OpenedTable {
  return table === undefined
    ? openLocalTable(data, ', or name a --table')
    : { client: new DynamoDBClient(operatorClientConfig), table }
}

interface OpenedTable {
  readonly client: DynamoDBClient
  readonly table: string
}

/**
 * Opens the table of the local world that runs with this data; `otherwise` names the alternative in the
 * problem.
 */
export function openLocalTable(data: string, otherwise = ''): OpenedTable {
  const { databaseEndpoint } = localWorld(data, otherwise)
  return {
    client: new DynamoDBClient({ ...operatorClientConfig, ...localAws, endpoint: databaseEndpoint }),
    table: localTable,
  }
}

/**
 * The local world that runs with this data. If none runs, throws CommandProblem, which ends with `otherwise`.
 */
export function localWorld(data: string, otherwise = ''): RunningWorld {
  const running = runningWorld(resolve(data))
  // A world without an address is still starting.
  if (running?.inboxOrigin) return running
  const start = data === defaultDataFolder ? '' : ` -- --data ${inShell(data)}`
  throw new CommandProblem(
    `No local world is running with the data in ${data}: start one with npm start${start}${otherwise}.`,
  )
}

/** The option, after a space, by which another command finds the same table; `''` if the default finds it. */
export function sameTable({ data, table }: { data: string; table?: string | undefined }): string {
  if (table !== undefined) return ` --table ${table}`
  return data === defaultDataFolder ? '' : ` --data ${inShell(data)}`
}
