import { setTimeout } from 'node:timers/promises'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { operatorClientConfig } from '../../shared/aws/client-config.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { type Listening, listenOn, type Port } from './listen.ts'
import { localAws } from './local-aws.ts'

export interface LocalDatabase extends Outage {
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** Takes a part away and brings it back under its address, with all that it had stored. */
export interface Outage {
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Starts dynalite with its tables in a folder, and makes the service's table if it does not exist. */
export async function startDatabase(folder: string, table: string, port: Port): Promise<LocalDatabase> {
  const open = (on: Port): Promise<Listening> => listenOn(dynalite({ path: folder, createTableMs: 0 }), on)
  let server: Listening | undefined = await open(port)
  const { endpoint } = server
  const client = new DynamoDBClient({ ...operatorClientConfig, ...localAws, endpoint })
  await createTable(client, table)

  async function stop(): Promise<void> {
    const stopped = server
    server = undefined
    await stopped?.close()
  }
  return {
    client,
    endpoint,
    stop,
    async start() {
      server ??= await open({ ...port, port: Number(new URL(endpoint).port) })
    },
    async close() {
      client.destroy()
      await stop()
    },
  }
}

/** Makes the table if it does not exist, and waits until it is active. */
async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableDefinition(table)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
    if (Table?.TableStatus === 'ACTIVE') return
    await setTimeout(10)
  }
}
