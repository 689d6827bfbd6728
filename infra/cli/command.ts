import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { runningWorld } from '../local/data-folder.ts'
import { localAws } from '../local/local-aws.ts'
import { defaultDataFolder } from '../local/options.ts'
import { localTable } from '../local/settings.ts'

/** Why a command cannot do its work, in words for the person who typed it. */
export class CommandProblem extends Error {}

/** Runs a command: a problem is told in one sentence, anything else is a bug and shows where. Ends the process. */
export async function runCommand(main: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2))
    process.exit(0)
  } catch (error) {
    const isForPeople = error instanceof CommandProblem || (error instanceof TypeError && 'code' in error) // parseArgs
    console.error(isForPeople ? error.message : error)
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
export function openTable(options: { data: string; table?: string | undefined }): {
  client: DynamoDBClient
  table: string
} {
  if (options.table !== undefined) return { client: new DynamoDBClient({}), table: options.table }
  const running = runningWorld(resolve(options.data))
  if (!running?.databaseEndpoint) {
    throw new CommandProblem(
      'No local world is running with that data: start one with npm start, or name a --table.',
    )
  }
  return {
    client: new DynamoDBClient({ ...localAws, endpoint: running.databaseEndpoint }),
    table: localTable,
  }
}
