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
import { aTable } from '../dynamo/a-table.ts'
import { type InTable, inTable } from '../dynamo/in-table.ts'

export type FreshTable = () => Promise<InTable>

interface Database {
  /** The end of the suites' names. `.ci` selects them by it. */
  readonly place: string
  readonly open: () => Promise<OpenDatabase>
}

interface OpenDatabase {
  readonly freshTable: FreshTable
  readonly close: () => Promise<void>
}

const inMemory: Database = {
  place: 'in memory',
  open: async () => ({ freshTable: async () => inTable(aTable()), close: async () => {} }),
}

/** Its tables are in memory, too, and go with it. */
const onDynalite: Database = {
  place: 'on dynalite',
  async open() {
    const server = await listenOn(dynalite({ createTableMs: 0 }), { port: 0, option: 'none' })
    const { freshTable, client } = tablesAt(server.endpoint)
    return {
      freshTable,
      async close() {
        await server.close()
        client.destroy()
      },
    }
  },
}

/** DynamoDB Local, or another database that speaks its protocol. */
const at = (endpoint: string): Database => ({
  place: `on ${endpoint}`,
  async open() {
    const { freshTable, client, made } = tablesAt(endpoint)
    return {
      freshTable,
      async close() {
        await Promise.all(made.map((TableName) => client.send(new DeleteTableCommand({ TableName }))))
        client.destroy()
      },
    }
  },
})

const servers = [onDynalite, ...(process.env.DYNAMODB_ENDPOINT ? [at(process.env.DYNAMODB_ENDPOINT)] : [])]

/**
 * Registers the same tests for the DynamoDB in memory, for dynalite and, where `DYNAMODB_ENDPOINT` names one, for that
 * database too. `freshTable` makes an empty table, gone after the last test.
 */
export function onEachDatabase(register: (freshTable: FreshTable) => void): void {
  for (const database of [inMemory, ...servers]) onDatabase(database, register)
}

/** Registers tests without the DynamoDB in memory, for suites that compare it with the others. */
export function onEachServer(register: (freshTable: FreshTable, place: string) => void): void {
  for (const database of servers) onDatabase(database, register)
}

function onDatabase(
  { place, open }: Database,
  register: (freshTable: FreshTable, place: string) => void,
): void {
  describe(place, () => {
    let database: OpenDatabase
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())
    register(() => database.freshTable(), place)
  })
}

function tablesAt(endpoint: string) {
  const client = new DynamoDBClient({ ...localAws, endpoint })
  const made: string[] = []
  return {
    client,
    made,
    async freshTable(): Promise<InTable> {
      const table = `contract-${randomUUID()}`
      await client.send(new CreateTableCommand(tableDefinition(table)))
      made.push(table)
      while (!(await isActive(client, table)));
      return inTable({ client, table })
    },
  }
}

async function isActive(client: DynamoDBClient, table: string): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  return Table?.TableStatus === 'ACTIVE'
}
