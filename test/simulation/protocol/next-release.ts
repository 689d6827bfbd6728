import type { UpdateItemCommand, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { subscriberSchemaVersion } from '../../../shared/subscriber/subscriber.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import type { MemoryService } from '../memory-service.ts'

/** An attribute that the next release adds to each item that it changes, and that this one does not know. */
export const addedAttribute = 'addedByNextRelease'

export const nextVersion = subscriberSchemaVersion + 1

/**
 * The database as workers of the next release would use it. They are today's, so calls are raised on their way: items
 * that they write have the next version and one attribute more, and they read and claim items of either version.
 */
export function nextRelease(database: MemoryService): MemoryService {
  return {
    ...database,
    execute(command, delayAnswer) {
      raise((command as UpdateItemCommand).input)
      return lowered(database.execute(command, delayAnswer))
    },
  }
}

/** Changes a command that was made for this call. A command that the SDK repeats is raised already. */
function raise(input: UpdateItemCommandInput): void {
  const { UpdateExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input
  if (!UpdateExpression || !values || input.Key?.sk?.S !== 'subscriber' || names?.['#added']) return
  const version = /#version (?:=|<=) (:v\d+)/.exec(`${UpdateExpression} ${input.ConditionExpression}`)?.[1]
  if (version) values[version] = { N: String(nextVersion) }
  if (!UpdateExpression.startsWith('SET ')) return
  input.UpdateExpression = UpdateExpression.replace('SET ', 'SET #added = :added, ')
  input.ExpressionAttributeNames = { ...names, '#added': addedAttribute }
  values[':added'] = { BOOL: true }
}

function lowered(answer: object): object {
  const { Item, Attributes, Items } = answer as { Item?: Item; Attributes?: Item; Items?: readonly Item[] }
  return {
    ...answer,
    ...(Item ? { Item: loweredItem(Item) } : {}),
    ...(Attributes ? { Attributes: loweredItem(Attributes) } : {}),
    ...(Items ? { Items: Items.map(loweredItem) } : {}),
  }
}

function loweredItem(item: Item): Item {
  return Number(item.version?.N) === nextVersion
    ? { ...item, version: { N: String(subscriberSchemaVersion) } }
    : item
}
