import { randomUUID } from 'node:crypto'
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { afterAll, beforeAll, describe } from 'vitest'
import { listenOn } from '../../infra/local/listen.ts'
import { localAws } from '../../infra/local/local-aws.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'

export interface TableUnderTest {
  readonly client: DynamoDBClient
  readonly table: string
}

interface Database {
  readonly name: string
  readonly start: () => Promise<RunningDatabase>
}

interface RunningDatabase {
  readonly endpoint: string
  readonly stop: (client: DynamoDBClient, tables: readonly string[]) => Promise<void>
}

/** In memory: the tables go with the server. */
const inMemory: Database = {
  name: 'dynalite',
  async start() {
    const server = await listenOn(dynalite({ createTableMs: 0 }), { port: 0, option: 'none' })
    return { endpoint: server.endpoint, stop: server.close }
  },
}

/** DynamoDB Local, or whatever else speaks its protocol. */
const running = (endpoint: string): Database => ({
  name: endpoint,
  start: async () => ({
    endpoint,
    async stop(client, tables) {
      await Promise.all(tables.map((TableName) => client.send(new DeleteTableCommand({ TableName }))))
    },
  }),
})

const databases = [
  inMemory,
  ...(process.env.DYNAMODB_ENDPOINT ? [running(process.env.DYNAMODB_ENDPOINT)] : []),
]

/**
 * Registers the same tests for dynalite and, where `DYNAMODB_ENDPOINT` names one, for that database too. `freshTable`
 * makes an empty table, gone after the last test.
 */
export function onEachDatabase(
  register: (name: string, freshTable: () => Promise<TableUnderTest>) => void,
): void {
  for (const database of databases) {
    describe(`on ${database.name}`, () => {
      const tables: string[] = []
      let server: RunningDatabase
      let client: DynamoDBClient

      beforeAll(async () => {
        server = await database.start()
        client = new DynamoDBClient({ ...localAws, endpoint: server.endpoint })
      })
      afterAll(async () => {
        await server.stop(client, tables)
        client.destroy()
      })

      register(database.name, async () => {
        const table = `contract-${randomUUID()}`
        await client.send(new CreateTableCommand(tableDefinition(table)))
        tables.push(table)
        while (!(await isActive(client, table)));
        return { client, table }
      })
    })
  }
}

async function isActive(client: DynamoDBClient, table: string): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  return Table?.TableStatus === 'ACTIVE'
}
