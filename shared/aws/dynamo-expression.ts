import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'

/** The text of one field of a request, written with the names and values of that request. */
export type Expression = (names: Names) => string

/** An expression that holds or does not, written as it reads: `equals('status', 'confirmed')`. */
export type Condition = Expression

/** Collects the names and values that the expressions of a request mention. */
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

export const beginsWith =
  (path: string, start: string): Condition =>
  (names) =>
    `begins_with(${names.name(path)}, ${names.value(start)})`

/** Both ends are included. */
export const between =
  (path: string, first: unknown, last: unknown): Condition =>
  (names) =>
    `${names.name(path)} BETWEEN ${names.value(first)} AND ${names.value(last)}`

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

export const allOf =
  (...conditions: readonly Condition[]): Condition =>
  (names) =>
    conditions.map((condition) => condition(names)).join(' AND ')

type ExpressionField =
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'

/** The fields of a request, with the tables of names and of values that they share. */
export type Expressions<Field extends ExpressionField> = Readonly<Partial<Record<Field, string>>> & {
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>
}

/** Writes the expressions of one request in the SDK's form. A field that is undefined is left out. */
export function expressions<Field extends ExpressionField>(
  written: Readonly<Partial<Record<Field, Expression | undefined>>>,
): Expressions<Field> {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const collecting: Names = {
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
  }
  const fields: Partial<Record<Field, string>> = {}
  for (const [field, write] of Object.entries(written) as [Field, Expression | undefined][]) {
    if (write) fields[field] = write(collecting)
  }
  return {
    ...fields,
    ExpressionAttributeNames: names,
    // DynamoDB refuses an empty table.
    ...(Object.keys(values).length > 0 && {
      ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
    }),
  }
}
