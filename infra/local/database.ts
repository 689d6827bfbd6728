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

export interface LocalDatabase {
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** Starts dynalite with its tables in a folder, and makes the service's table if it does not exist. */
export async function startDatabase(folder: string, table: string, port: Port): Promise<LocalDatabase> {
  const server = await listenOn(dynalite({ path: folder, createTableMs: 0 }), port)
  const client = new DynamoDBClient({ ...operatorClientConfig, ...localAws, endpoint: server.endpoint })
  await createTable(client, table)
  return {
    client,
    endpoint: server.endpoint,
    async close() {
      client.destroy()
      await server.close()
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
