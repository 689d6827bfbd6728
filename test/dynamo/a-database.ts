import { type AttributeValue, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { monday } from '../fakes/a-subscriber.ts'
import { type MemoryDynamoOptions, memoryDynamo } from './memory-dynamo.ts'

export const TableName = 'paperwire'
export const Key = { pk: { S: 'p' }, sk: { S: 's' } }

/** An empty table, and short ways to one item in it. */
export function aDatabase(options: Partial<MemoryDynamoOptions> = {}) {
  const dynamo = memoryDynamo({ clock: () => monday, definition: tableDefinition(TableName), ...options })
  const run = (command: object) => dynamo.execute(command) as Record<string, unknown>
  const put = (attributes: Record<string, unknown>) =>
    run(new PutItemCommand({ TableName, Item: { ...Key, ...marshall(attributes) } }))
  /** `#x` stands for the attribute x, whatever the expression mentions. */
  const update = (UpdateExpression: string, values: Record<string, AttributeValue> = {}, when?: string) => {
    const names = `${UpdateExpression} ${when ?? ''}`.match(/#\w+/g) ?? []
    return run(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression,
        ...(when === undefined ? {} : { ConditionExpression: when }),
        ...(names.length > 0 && {
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
        }),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        ReturnValues: 'ALL_NEW',
      }),
    ).Attributes
  }
  return { dynamo, run, put, update }
}
