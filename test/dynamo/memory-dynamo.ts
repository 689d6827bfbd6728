import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type CreateTableCommandInput,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import type { Clock } from '../../shared/time/clock.ts'
import type { Item } from './engine/attribute-value.ts'
import type { Units } from './engine/capacity.ts'
import { internalServerError, noSuchTable } from './engine/dynamo-fault.ts'
import { batchGetItem, getItem, query, scan } from './engine/reads.ts'
import { rows } from './engine/rows.ts'
import type { ItemChange, Table } from './engine/table.ts'
import { placeOf, tableSchema } from './engine/table-schema.ts'
import { batchWriteItem, deleteItem, putItem, updateItem } from './engine/writes.ts'

export interface MemoryDynamoOptions {
  readonly clock: Clock
  /** The table, as production creates it. */
  readonly definition: CreateTableCommandInput
  /** How far back a lagging read can look; 0, the default: no read ever lags. */
  readonly historyMs?: number
  /** The lag of an index. It is asked for each row that changed within the history. Default 0. */
  readonly indexLagMs?: () => number
  /** The lag of an inconsistent read of the table. Default 0. */
  readonly readLagMs?: () => number
  /** How many requests of a batch are left undone. Default 0. */
  readonly unprocessed?: (requests: number) => number
  /** Called at the moment of every write that is made, so that invariants can be watched. */
  readonly onWrite?: (change: ItemChange) => void
}

/**
 * DynamoDB in memory, where the SDK client's `send` stands. It evaluates the expressions that production sends and
 * refuses what AWS refuses; what it does not know it names in an error instead of passing over it.
 */
export interface MemoryDynamo {
  /** Does what a command says, at once. Throws what the SDK would throw. */
  readonly execute: (command: object) => object
  /** The command as a line of a trace: no values, no addresses. */
  readonly describe: (command: object) => string
  /** The error of an outage. */
  readonly fault: () => Error
  /** Executes what it is sent, for everybody who needs no scheduler. */
  readonly client: DynamoClient
  readonly units: () => Units
  /** An item as it stands, past all calls: for invariants. Not to be changed. */
  readonly item: (key: Item) => Item | undefined
  readonly items: () => Iterable<Item>
}

const operations = new Map<unknown, (table: Table, input: never) => object>([
  [GetItemCommand, getItem],
  [PutItemCommand, putItem],
  [UpdateItemCommand, updateItem],
  [DeleteItemCommand, deleteItem],
  [QueryCommand, query],
  [ScanCommand, scan],
  [BatchGetItemCommand, batchGetItem],
  [BatchWriteItemCommand, batchWriteItem],
])

export function memoryDynamo(options: MemoryDynamoOptions): MemoryDynamo {
  const schema = tableSchema(options.definition)
  const spent = { write: 0, indexWrite: 0, read: 0 }
  const none = (): number => 0
  const table: Table = {
    schema,
    rows: rows(schema, options.historyMs ?? 0),
    clock: options.clock,
    indexLagMs: options.indexLagMs ?? none,
    readLagMs: options.readLagMs ?? none,
    unprocessed: options.unprocessed ?? none,
    onWrite: options.onWrite ?? (() => {}),
    count({ write = 0, indexWrite = 0, read = 0 }) {
      spent.write += write
      spent.indexWrite += indexWrite
      spent.read += read
    },
  }

  function execute(command: object): object {
    const operation = operations.get(command.constructor)
    if (!operation) throw new Error(`the DynamoDB in memory knows no ${command.constructor.name}`)
    const { input } = command as { readonly input: Input }
    const name = input.TableName ?? Object.keys(input.RequestItems ?? {})[0]
    if (name !== schema.name) throw noSuchTable(name)
    return { ...operation(table, input as never), $metadata: { httpStatusCode: 200 } }
  }

  return {
    execute,
    describe,
    fault: internalServerError,
    client: { send: async (command: object) => execute(command) } as DynamoClient,
    units: () => ({ ...spent }),
    item: (key) => table.rows.find(placeOf(schema, key, false))?.versions.at(-1)?.item,
    *items() {
      for (const row of table.rows.all()) {
        const item = row.versions.at(-1)?.item
        if (item) yield item
      }
    },
  }
}

interface Input {
  readonly TableName?: string
  readonly RequestItems?: object
  readonly Key?: Item
  readonly Item?: Item
  readonly UpdateExpression?: string
  readonly KeyConditionExpression?: string
}

/** `UpdateItem subscriber#… SET #attempt = :v0`: what, where, and how, without values. */
function describe(command: object): string {
  const { Key, Item, UpdateExpression, KeyConditionExpression } = (command as { readonly input: Input }).input
  const name = command.constructor.name.replace('Command', '')
  const key = Key ?? Item
  const place = key ? ` ${key.pk?.S ?? ''} ${key.sk?.S ?? ''}` : ''
  const how = UpdateExpression ?? KeyConditionExpression
  return how === undefined ? `${name}${place}` : `${name}${place}: ${how}`
}
