import {
  type AttributeValue,
  ConditionalCheckFailedException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'

/** One part of a condition, written as it reads: `equals('status', 'confirmed')`. */
export type Condition = (names: Names) => string

/** Collects the names and values that an expression mentions. */
interface Names {
  name(path: string): string
  value(value: unknown): string
}

export const equals =
  (path: string, value: unknown): Condition =>
  (names) =>
    `${names.name(path)} = ${names.value(value)}`

export const differs =
  (path: string, value: unknown): Condition =>
  (names) =>
    `${names.name(path)} <> ${names.value(value)}`

export const lessThan =
  (path: string, value: unknown): Condition =>
  (names) =>
    `${names.name(path)} < ${names.value(value)}`

export const atMost =
  (path: string, value: unknown): Condition =>
  (names) =>
    `${names.name(path)} <= ${names.value(value)}`

export const atLeast =
  (path: string, value: unknown): Condition =>
  (names) =>
    `${names.name(path)} >= ${names.value(value)}`

export const absent =
  (path: string): Condition =>
  (names) =>
    `attribute_not_exists(${names.name(path)})`

export const present =
  (path: string): Condition =>
  (names) =>
    `attribute_exists(${names.name(path)})`

export const anyOf =
  (...conditions: readonly Condition[]): Condition =>
  (names) =>
    `(${conditions.map((condition) => condition(names)).join(' OR ')})`

/** An expression with the tables of names and values that the SDK wants beside it. */
export interface Expression {
  readonly text: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>
}

export function expression(write: (names: Names) => string): Expression {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const text = write({
    name(path) {
      const parts = path.split('.')
      for (const part of parts) names[`#${part}`] = part
      return parts.map((part) => `#${part}`).join('.')
    },
    value(value) {
      const placeholder = `:v${Object.keys(values).length}`
      values[placeholder] = value
      return placeholder
    },
  })
  return {
    text,
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: marshallValues(values) } : {}),
  }
}

export function allOf(names: Names, conditions: readonly Condition[]): string {
  return conditions.map((condition) => condition(names)).join(' AND ')
}

export function marshallValues(values: Record<string, unknown>): Record<string, AttributeValue> {
  return marshall(values, { removeUndefinedValues: true })
}

export interface Update {
  readonly set?: Readonly<Record<string, unknown>>
  /** Set only where the attribute is not there yet. */
  readonly setOnce?: Readonly<Record<string, unknown>>
  readonly increment?: Readonly<Record<string, number>>
  readonly remove?: readonly string[]
  readonly when: readonly Condition[]
}

/**
 * One conditional update. Returns the item as it stands afterwards, or undefined where a condition was not met; any
 * other failure throws.
 */
export async function updateItem(
  client: DynamoClient,
  table: string,
  key: ItemKey,
  update: Update,
): Promise<Record<string, AttributeValue> | undefined> {
  const { text, ...tables } = expression((names) => {
    const sets = [
      ...Object.entries(update.set ?? {}).map(([path, v]) => `${names.name(path)} = ${names.value(v)}`),
      ...Object.entries(update.setOnce ?? {}).map(
        ([path, v]) => `${names.name(path)} = if_not_exists(${names.name(path)}, ${names.value(v)})`,
      ),
      ...Object.entries(update.increment ?? {}).map(
        ([path, v]) =>
          `${names.name(path)} = if_not_exists(${names.name(path)}, ${names.value(0)}) + ${names.value(v)}`,
      ),
    ]
    const removes = (update.remove ?? []).map((path) => names.name(path))
    const clauses = [
      sets.length > 0 ? `SET ${sets.join(', ')}` : '',
      removes.length > 0 ? `REMOVE ${removes.join(', ')}` : '',
    ]
    return `${clauses.filter(Boolean).join(' ')}\n${allOf(names, update.when)}`
  })
  const [UpdateExpression = '', ConditionExpression = ''] = text.split('\n')
  return unlessConditionFails(async () => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshallValues({ ...key }),
        UpdateExpression,
        ...(ConditionExpression ? { ConditionExpression } : {}),
        ...tables,
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes ?? {}
  })
}

/** Runs a conditional write; undefined where its condition was not met. */
export async function unlessConditionFails<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}
