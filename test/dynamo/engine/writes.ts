import type {
  AttributeValue,
  BatchWriteItemCommandInput,
  DeleteItemCommandInput,
  PutItemCommandInput,
  UpdateItemCommandInput,
  WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { accepted, type Item, sizeOfItem, sizeOfValue } from './attribute-value.ts'
import { indexWriteUnits, writeUnits } from './capacity.ts'
import { type CompiledCondition, compiledCondition, compiledUpdate, scopeOf } from './compiled.ts'
import type { Scope } from './condition.ts'
import { conditionFailed, invalid } from './dynamo-fault.ts'
import { oneOf, refuseUnknown, type Table } from './table.ts'
import { checkIndexKeys, type Place, placeOf } from './table-schema.ts'
import { applyUpdate, assignedValues, writtenPaths } from './update-expression.ts'

const mostBytes = 400 * 1_024
const mostInBatch = 25

const placeholders = ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues']
const common = ['TableName', 'ReturnValues', ...placeholders]
const known = {
  put: new Set([...common, 'Item']),
  remove: new Set([...common, 'Key']),
  update: new Set([...common, 'Key', 'UpdateExpression']),
  batch: new Set(['RequestItems']),
}

interface Stored {
  readonly item: Item | undefined
  readonly size: number
}

const absent: Stored = { item: undefined, size: 0 }

function stored(table: Table, place: Place): Stored {
  return table.rows.find(place)?.versions.at(-1) ?? absent
}

/** A condition that is not met costs as much as the write of what is there. */
function check(table: Table, condition: CompiledCondition | undefined, scope: Scope, size: number): void {
  if (!condition || condition.test(scope)) return
  table.count({ write: writeUnits(size) })
  throw conditionFailed()
}

function store(table: Table, place: Place, before: Stored, after: Stored): void {
  if (after.size > mostBytes) throw invalid('Item size has exceeded the maximum allowed size')
  table.rows.write(place, after.item, after.size, table.clock())
  let indexWrite = 0
  for (const index of table.schema.indexes) indexWrite += indexWriteUnits(index, before.item, after.item)
  table.count({ write: writeUnits(Math.max(before.size, after.size)), indexWrite })
  table.onWrite({ before: before.item, after: after.item })
}

function conditionOf(input: {
  readonly ConditionExpression?: string | undefined
}): CompiledCondition | undefined {
  return input.ConditionExpression === undefined ? undefined : compiledCondition(input.ConditionExpression)
}

function put(table: Table, given: Item, condition?: CompiledCondition, names?: Omit<Scope, 'item'>): Stored {
  const item = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, accepted(value)]))
  const place = placeOf(table.schema, item, true)
  checkIndexKeys(table.schema, item)
  const before = stored(table, place)
  check(table, condition, { item: before.item ?? {}, names: {}, values: {}, ...names }, before.size)
  store(table, place, before, { item, size: sizeOfItem(item) })
  return before
}

export function putItem(table: Table, input: PutItemCommandInput): object {
  refuseUnknown('PutItem', input, known.put)
  const wanted = oneOf('ReturnValues', input.ReturnValues, ['NONE', 'ALL_OLD'])
  const condition = conditionOf(input)
  const before = put(table, input.Item ?? {}, condition, scopeOf(input, [condition]))
  return wanted === 'ALL_OLD' && before.item ? { Attributes: { ...before.item } } : {}
}

function remove(table: Table, key: Item, condition?: CompiledCondition, names?: Omit<Scope, 'item'>): Stored {
  const place = placeOf(table.schema, key, false)
  const before = stored(table, place)
  check(table, condition, { item: before.item ?? {}, names: {}, values: {}, ...names }, before.size)
  if (before.item) store(table, place, before, absent)
  else table.count({ write: 1 })
  return before
}

export function deleteItem(table: Table, input: DeleteItemCommandInput): object {
  refuseUnknown('DeleteItem', input, known.remove)
  const wanted = oneOf('ReturnValues', input.ReturnValues, ['NONE', 'ALL_OLD'])
  const condition = conditionOf(input)
  const before = remove(table, input.Key ?? {}, condition, scopeOf(input, [condition]))
  return wanted === 'ALL_OLD' && before.item ? { Attributes: { ...before.item } } : {}
}

export function updateItem(table: Table, input: UpdateItemCommandInput): object {
  refuseUnknown('UpdateItem', input, known.update)
  const wanted = oneOf('ReturnValues', input.ReturnValues, ['NONE', 'ALL_OLD', 'ALL_NEW'])
  const condition = conditionOf(input)
  const update = input.UpdateExpression === undefined ? undefined : compiledUpdate(input.UpdateExpression)
  const placeholder = scopeOf(input, [condition, update])
  const key: Item = input.Key ?? {}
  const place = placeOf(table.schema, key, false)
  const paths = update ? writtenPaths(update, placeholder.names) : []
  const touched = paths.map(([first]) => String(first))
  refuseKeys(table, touched)
  // Before the condition, as far as it can be told without the item.
  if (update) checkIndexKeys(table.schema, assignedValues(update, paths, placeholder.values))
  const before = stored(table, place)
  check(table, condition, { item: before.item ?? {}, ...placeholder }, before.size)

  const start = before.item ?? key
  const item = update ? applyUpdate(update, paths, { item: start, ...placeholder }) : start
  checkIndexKeys(table.schema, item)
  const base = before.item ? before : { item: key, size: sizeOfItem(key) }
  store(table, place, before, { item, size: base.size + growth(base.item ?? {}, item, touched) })
  if (wanted === 'NONE') return {}
  const returned = wanted === 'ALL_NEW' ? item : before.item
  return returned ? { Attributes: { ...returned } } : {}
}

function refuseKeys({ schema }: Table, touched: readonly string[]): void {
  const name = touched.find((each) => each === schema.key.partition || each === schema.key.sort)
  if (name === undefined) return
  throw invalid(
    `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
  )
}

/** By how many bytes an update made an item longer: only what it touched is measured. */
function growth(before: Item, after: Item, touched: readonly string[]): number {
  let bytes = 0
  for (const [place, name] of touched.entries()) {
    if (touched.indexOf(name) === place) bytes += sizeOf(name, after[name]) - sizeOf(name, before[name])
  }
  return bytes
}

function sizeOf(name: string, value: AttributeValue | undefined): number {
  return value ? Buffer.byteLength(name) + sizeOfValue(value) : 0
}

/** Each request by itself; those left undone come back, as under a throttle. */
export function batchWriteItem(table: Table, input: BatchWriteItemCommandInput): object {
  refuseUnknown('BatchWriteItem', input, known.batch)
  const requests = input.RequestItems?.[table.schema.name] ?? []
  if (requests.length === 0 || requests.length > mostInBatch) {
    throw invalid(
      `Member must have length less than or equal to 25, Member must have length greater than or equal to 1`,
    )
  }
  const places = requests.map((request) => JSON.stringify(placeOfRequest(table, request)))
  if (new Set(places).size < places.length) throw invalid('Provided list of item keys contains duplicates')
  const done = requests.length - Math.min(requests.length, table.unprocessed(requests.length))
  for (const { PutRequest, DeleteRequest } of requests.slice(0, done)) {
    if (PutRequest) put(table, PutRequest.Item ?? {})
    else remove(table, DeleteRequest?.Key ?? {})
  }
  const rest = requests.slice(done)
  return { UnprocessedItems: rest.length > 0 ? { [table.schema.name]: rest } : {} }
}

function placeOfRequest({ schema }: Table, { PutRequest, DeleteRequest }: WriteRequest): Place {
  return PutRequest
    ? placeOf(schema, PutRequest.Item ?? {}, true)
    : placeOf(schema, DeleteRequest?.Key ?? {}, false)
}
