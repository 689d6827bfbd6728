import { Server } from 'node:http'
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
import { listenOn, type Port } from './listen.ts'
import { localAws } from './local-aws.ts'

export interface LocalDatabase extends Outage {
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/**
 * Stops a part while its callers use it, and starts it again under its address with all that it had stored. Stops and
 * starts take turns.
 */
export interface Outage {
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Starts dynalite with its tables in a folder, and makes the service's table if it does not exist. */
export async function startDatabase(folder: string, table: string, port: Port): Promise<LocalDatabase> {
  const server = dynalite({ path: folder, createTableMs: 0 })
  const { endpoint, close } = await listenOn(server, port)
  const client = new DynamoDBClient({ ...operatorClientConfig, ...localAws, endpoint })
  await createTable(client, table)
  return {
    client,
    endpoint,
    // Dynalite's own `close` closes the tables, too, and throws out of the process if a request is under way.
    stop: () =>
      new Promise((resolve) => {
        Server.prototype.close.call(server, () => resolve())
        server.closeAllConnections()
      }),
    async start() {
      await listenOn(server, { ...port, port: Number(new URL(endpoint).port) })
    },
    async close() {
      client.destroy()
      await close()
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
