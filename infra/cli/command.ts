import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type RunningWorld, runningWorld } from '../local/data-folder.ts'
import { inShell } from '../local/in-shell.ts'
import { localAws } from '../local/local-aws.ts'
import { defaultDataFolder } from '../local/options.ts'
import { localTable } from '../local/settings.ts'
import { awsTrouble } from './deploying/aws-trouble.ts'

/** Why a command cannot do its work, in words for the person who typed it. */
export class CommandProblem extends Error {}

/** A command that was called wrongly: what is wrong, then how it is called. */
export function misused(sentence: string, usage: string): CommandProblem {
  return new CommandProblem(`${sentence}\n\n${usage}`)
}

/**
 * Runs a command: a problem, or trouble with AWS, is told in one sentence; anything else is a bug and shows where.
 * Ends the process.
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

/** The options that say whose table a command works on. */
export const tableOptions = {
  data: { type: 'string', default: defaultDataFolder },
  table: { type: 'string' },
} as const

export const tableUsage = `  --data FOLDER   the local world that runs with this data (${defaultDataFolder})
  --table NAME    a deployed table instead, with the AWS credentials and region of the environment`

/** The table that the options name: the running local world's, or one in AWS. */
export function openTable({ data, table }: { data: string; table?: string | undefined }): OpenedTable {
  return table === undefined
    ? openLocalTable(data, ', or name a --table')
    : { client: new DynamoDBClient({}), table }
}

interface OpenedTable {
  readonly client: DynamoDBClient
  readonly table: string
}

/** The table of the local world that runs with this data; `otherwise` says what else the command could work on. */
export function openLocalTable(data: string, otherwise = ''): OpenedTable {
  const { databaseEndpoint } = localWorld(data, otherwise)
  return {
    client: new DynamoDBClient({ ...localAws, endpoint: databaseEndpoint }),
    table: localTable,
  }
}

/** The local world that runs with this data; `otherwise` says what else the command could work on. */
export function localWorld(data: string, otherwise = ''): RunningWorld {
  const running = runningWorld(resolve(data))
  // Without an address it is about to start.
  if (running?.inboxOrigin) return running
  const start = data === defaultDataFolder ? '' : ` -- --data ${inShell(data)}`
  throw new CommandProblem(
    `No local world is running with the data in ${data}: start one with npm start${start}${otherwise}.`,
  )
}

/** How another command is told of the same table, with a space before it; nothing where it finds it by itself. */
export function sameTable({ data, table }: { data: string; table?: string | undefined }): string {
  if (table !== undefined) return ` --table ${table}`
  return data === defaultDataFolder ? '' : ` --data ${inShell(data)}`
}
