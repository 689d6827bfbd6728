import type { AttributeValue, CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { canonicalText, type Item, typeOf } from './attribute-value.ts'
import { invalid } from './dynamo-fault.ts'

export interface KeySchema {
  readonly partition: string
  /** Absent where a key is the partition alone. */
  readonly sort: string | undefined
}

export interface IndexSchema extends KeySchema {
  readonly name: string
  /** All attributes, or the keys and these. */
  readonly projected: 'all' | readonly string[]
}

export interface TableSchema {
  readonly name: string
  readonly key: KeySchema
  readonly indexes: readonly IndexSchema[]
  /** Types of the key attributes of table and indexes. */
  readonly types: Readonly<Record<string, string>>
}

/** Reads what production gives to CreateTable, so that table and simulation cannot differ. */
export function tableSchema(definition: CreateTableCommandInput): TableSchema {
  const key = keySchema(definition.KeySchema)
  const indexes = (definition.GlobalSecondaryIndexes ?? []).map((index): IndexSchema => {
    const own = keySchema(index.KeySchema)
    const { ProjectionType, NonKeyAttributes = [] } = index.Projection ?? {}
    const keys = [own.partition, own.sort, key.partition, key.sort].filter((name) => name !== undefined)
    const projected = ProjectionType === 'ALL' ? 'all' : [...new Set([...keys, ...NonKeyAttributes])]
    return { name: index.IndexName ?? '', ...own, projected }
  })
  const types = Object.fromEntries(
    (definition.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [
      AttributeName,
      AttributeType,
    ]),
  )
  return { name: definition.TableName ?? '', key, indexes, types }
}

function keySchema(elements: readonly KeySchemaElement[] = []): KeySchema {
  const nameOf = (type: string) => elements.find(({ KeyType }) => KeyType === type)?.AttributeName
  const partition = nameOf('HASH')
  if (partition === undefined) throw new Error('a key without a HASH attribute')
  return { partition, sort: nameOf('RANGE') }
}

/** A row's place in the table, as texts to look it up by. */
export interface Place {
  readonly partition: string
  readonly sort: string
}

/** The place of a key. Throws if a key attribute is missing, of the wrong type or empty, or if there are others. */
export function placeOf(schema: TableSchema, attributes: Item, isWholeItem: boolean): Place {
  const { partition, sort } = schema.key
  const wanted = sort === undefined ? 1 : 2
  if (!isWholeItem && Object.keys(attributes).length !== wanted) throw mismatch()
  return {
    partition: keyText(schema, attributes, partition, isWholeItem),
    sort: sort === undefined ? '' : keyText(schema, attributes, sort, isWholeItem),
  }
}

function keyText({ types }: TableSchema, attributes: Item, name: string, isWholeItem: boolean): string {
  const value = attributes[name]
  if (!value || typeOf(value) !== types[name]) {
    throw isWholeItem
      ? invalid(`One or more parameter values were invalid: Missing the key ${name}`)
      : mismatch()
  }
  if (value.S === '') {
    throw invalid(`One or more parameter values are not valid: the key attribute ${name} is an empty string`)
  }
  return canonicalText(value)
}

function mismatch(): Error {
  return invalid('The provided key element does not match the schema')
}

/** An index takes an item that has all its keys; a key of the wrong type makes the whole write invalid. */
export function checkIndexKeys({ indexes, types }: TableSchema, item: Item): void {
  for (const index of indexes) {
    for (const name of [index.partition, index.sort]) {
      const value: AttributeValue | undefined = name === undefined ? undefined : item[name]
      if (name === undefined || value === undefined) continue
      const type = typeOf(value)
      if (type === types[name] && value.S !== '') continue
      throw invalid(
        `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${types[name]} Actual: ${type} IndexName: ${index.name}`,
      )
    }
  }
}

export function isIndexed(index: IndexSchema, item: Item | undefined): item is Item {
  return item?.[index.partition] !== undefined && (index.sort === undefined || item[index.sort] !== undefined)
}

/** The row as the index holds it. */
export function projectRow(index: IndexSchema, item: Item): Item {
  if (index.projected === 'all') return item
  const row: Record<string, AttributeValue> = {}
  for (const name of index.projected) {
    const value = item[name]
    if (value) row[name] = value
  }
  return row
}
