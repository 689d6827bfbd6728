import type {
  BatchGetItemCommandInput,
  GetItemCommandInput,
  QueryCommandInput,
  ScanCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Item } from './attribute-value.ts'
import { readUnits } from './capacity.ts'
import { compiledCondition, compiledProjection, project, scopeOf } from './compiled.ts'
import { invalid } from './dynamo-fault.ts'
import { partitionOf, refuseKeysInFilter } from './key-condition.ts'
import { paged } from './page.ts'
import { inOrderOf, inScanOrder } from './row-order.ts'
import { versionAt } from './rows.ts'
import { oneOf, refuseUnknown, seen, type Table } from './table.ts'
import { type IndexSchema, placeOf, projectRow } from './table-schema.ts'

const shown = ['TableName', 'ProjectionExpression', 'ExpressionAttributeNames', 'ConsistentRead']
const page = ['ExpressionAttributeValues', 'FilterExpression', 'Limit', 'ExclusiveStartKey', 'Select']
const known = {
  get: new Set([...shown, 'Key']),
  batch: new Set(['RequestItems']),
  query: new Set([...shown, ...page, 'IndexName', 'KeyConditionExpression', 'ScanIndexForward']),
  scan: new Set([...shown, ...page]),
}
const mostInBatch = 100

export function getItem(table: Table, input: GetItemCommandInput): object {
  refuseUnknown('GetItem', input, known.get)
  const projection =
    input.ProjectionExpression === undefined ? undefined : compiledProjection(input.ProjectionExpression)
  const { names } = scopeOf(input, [projection])
  const isConsistent = input.ConsistentRead ?? false
  const row = table.rows.find(placeOf(table.schema, input.Key ?? {}, false))
  const { item, size } = row ? seen(table, row, isConsistent) : { item: undefined, size: 0 }
  table.count({ read: readUnits(size, isConsistent) })
  if (!item) return {}
  return { Item: projection ? project(item, projection, names) : { ...item } }
}

/** Keys left unread come back, as under a throttle. */
export function batchGetItem(table: Table, input: BatchGetItemCommandInput): object {
  refuseUnknown('BatchGetItem', input, known.batch)
  const { name } = table.schema
  const { Keys = [], ...options } = input.RequestItems?.[name] ?? {}
  if (Keys.length === 0 || Keys.length > mostInBatch)
    throw invalid('1 to 100 keys are allowed in BatchGetItem')
  const places = Keys.map((key) => JSON.stringify(placeOf(table.schema, key, false)))
  if (new Set(places).size < places.length) throw invalid('Provided list of item keys contains duplicates')
  const done = Keys.length - Math.min(Keys.length, table.unprocessed(Keys.length))
  const found = Keys.slice(0, done).flatMap((Key) => {
    const { Item } = getItem(table, { TableName: name, Key, ...options }) as { readonly Item?: Item }
    return Item ? [Item] : []
  })
  const rest = Keys.slice(done)
  return {
    Responses: { [name]: found },
    UnprocessedKeys: rest.length > 0 ? { [name]: { Keys: rest, ...options } } : {},
  }
}

export function query(table: Table, input: QueryCommandInput): object {
  refuseUnknown('Query', input, known.query)
  const key = compiledCondition(input.KeyConditionExpression ?? '')
  const filter = input.FilterExpression === undefined ? undefined : compiledCondition(input.FilterExpression)
  const projection =
    input.ProjectionExpression === undefined ? undefined : compiledProjection(input.ProjectionExpression)
  const scope = { item: {}, ...scopeOf(input, [key, filter, projection]) }
  const index = input.IndexName === undefined ? undefined : indexNamed(table, input.IndexName)
  const isConsistent = input.ConsistentRead ?? false
  if (index && isConsistent) throw invalid('Consistent reads are not supported on global secondary indexes')
  const schema = index ?? table.schema.key
  const partition = partitionOf(key.condition, scope, schema)
  if (filter) refuseKeysInFilter(filter.condition, scope, schema)

  const inPartition = index
    ? rowsOfIndex(table, index, partition)
    : rowsOfTable(table, table.rows.inPartition(partition), isConsistent)
  const selected = inPartition.filter((item) => key.test({ ...scope, item }))
  const ordered = inOrderOf(table.schema, index, selected, input.ScanIndexForward ?? true)
  return paged(table, ordered, {
    keys: [schema.partition, schema.sort, table.schema.key.partition, table.schema.key.sort],
    start: input.ExclusiveStartKey,
    limit: input.Limit,
    keeps: (item) => filter?.test({ ...scope, item }) ?? true,
    shows: (item) => (projection ? project(item, projection, scope.names) : { ...item }),
    countOnly:
      oneOf('Select', input.Select, ['ALL_ATTRIBUTES', 'COUNT', 'ALL_PROJECTED_ATTRIBUTES']) === 'COUNT',
    isConsistent,
  })
}

export function scan(table: Table, input: ScanCommandInput): object {
  refuseUnknown('Scan', input, known.scan)
  const filter = input.FilterExpression === undefined ? undefined : compiledCondition(input.FilterExpression)
  const projection =
    input.ProjectionExpression === undefined ? undefined : compiledProjection(input.ProjectionExpression)
  const scope = scopeOf(input, [filter, projection])
  const isConsistent = input.ConsistentRead ?? false
  return paged(table, inScanOrder(table.schema, rowsOfTable(table, table.rows.all(), isConsistent)), {
    keys: [table.schema.key.partition, table.schema.key.sort],
    start: input.ExclusiveStartKey,
    limit: input.Limit,
    keeps: (item) => filter?.test({ ...scope, item }) ?? true,
    shows: (item) => (projection ? project(item, projection, scope.names) : { ...item }),
    countOnly: oneOf('Select', input.Select, ['ALL_ATTRIBUTES', 'COUNT']) === 'COUNT',
    isConsistent,
  })
}

function rowsOfTable(
  table: Table,
  rows: Iterable<Parameters<typeof seen>[1]>,
  isConsistent: boolean,
): Item[] {
  const items: Item[] = []
  for (const row of rows) {
    const { item } = seen(table, row, isConsistent)
    if (item) items.push(item)
  }
  return items
}

function rowsOfIndex(table: Table, index: IndexSchema, partition: string): Item[] {
  const items: Item[] = []
  for (const row of table.rows.inIndex(index, partition)) {
    const { item } = versionAt(row, table.clock(), table.indexLagMs)
    // The key condition decides whether that version is in this partition.
    if (item) items.push(projectRow(index, item))
  }
  return items.filter((item) => index.sort === undefined || item[index.sort] !== undefined)
}

function indexNamed({ schema }: Table, name: string): IndexSchema {
  const index = schema.indexes.find((each) => each.name === name)
  if (!index) throw invalid(`The table does not have the specified index: ${name}`)
  return index
}
