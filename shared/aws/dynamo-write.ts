import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { absent, allOf, type Condition, type Expression, expressions } from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, tableKey } from './dynamo-table.ts'

export interface Update {
  readonly set?: Readonly<Record<string, unknown>>
  /** Set only if the attribute is not there yet. */
  readonly setOnce?: Readonly<Record<string, unknown>>
  readonly increment?: Readonly<Record<string, number>>
  /** Set to another attribute, or to what stands for it while it is absent, plus a number. */
  readonly sum?: Readonly<
    Record<string, { readonly of: string; readonly orElse: number; readonly plus: number }>
  >
  readonly remove?: readonly string[]
  readonly when: readonly Condition[]
}

/**
 * Makes one conditional update. Returns the item as it is afterwards, or undefined if a condition was not
 * met. Any other failure throws.
 */
export async function updateItem(
  client: DynamoClient,
  table: string,
  key: ItemKey,
  update: Update,
): Promise<Record<string, AttributeValue> | undefined> {
  return unlessConditionFails(async () => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall(key),
        ...expressions({
          UpdateExpression: changes(update),
          ConditionExpression: update.when.length > 0 ? allOf(...update.when) : undefined,
        }),
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes ?? {}
  })
}

/** All changes of an update, as one expression. */
function changes({ set = {}, setOnce = {}, increment = {}, sum = {}, remove = [] }: Update): Expression {
  return (names) => {
    const once = (path: string, value: unknown): string =>
      `if_not_exists(${names.name(path)}, ${names.value(value)})`
    const sets = [
      ...Object.entries(set).map(([path, value]) => `${names.name(path)} = ${names.value(value)}`),
      ...Object.entries(setOnce).map(([path, value]) => `${names.name(path)} = ${once(path, value)}`),
      ...Object.entries(increment).map(
        ([path, by]) => `${names.name(path)} = ${once(path, 0)} + ${names.value(by)}`,
      ),
      ...Object.entries(sum).map(
        ([path, { of, orElse, plus }]) => `${names.name(path)} = ${once(of, orElse)} + ${names.value(plus)}`,
      ),
    ]
    const clauses = [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(remove.length > 0 ? [`REMOVE ${remove.map((path) => names.name(path)).join(', ')}`] : []),
    ]
    return clauses.join(' ')
  }
}

/** Writes an item if there is none under its key. False: there is one already, and it stays. */
export async function putOnce(
  client: DynamoClient,
  table: string,
  item: ItemKey & Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const put = new PutItemCommand({
    TableName: table,
    Item: marshall(item, { removeUndefinedValues: true }),
    ...expressions({ ConditionExpression: absent(tableKey.partition) }),
  })
  return (await unlessConditionFails(() => client.send(put))) !== undefined
}

/** Deletes an item on conditions. False if one was not met, also because the item is gone. */
export async function deleteItem(
  client: DynamoClient,
  table: string,
  key: ItemKey,
  when: readonly Condition[],
): Promise<boolean> {
  const remove = new DeleteItemCommand({
    TableName: table,
    Key: marshall(key),
    ...expressions({ ConditionExpression: allOf(...when) }),
  })
  return (await unlessConditionFails(() => client.send(remove))) !== undefined
}

/** Runs a conditional write. Undefined if its condition was not met. */
async function unlessConditionFails<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}
