import {
  ConditionalCheckFailedException,
  type PutItemCommand,
  type PutItemCommandInput,
  type UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { differs, present } from '../../../shared/aws/dynamo-expression.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { putOnce, type Update, updateItem } from '../../../shared/aws/dynamo-write.ts'

const key = { pk: 'subscriber#1', sk: 'subscriber' }
const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} })

/** The command of an update that the SDK is given. */
async function inputOf(update: Update): Promise<UpdateItemCommandInput> {
  const inputs: UpdateItemCommandInput[] = []
  const send = async (command: UpdateItemCommand) => {
    inputs.push(command.input)
    return {}
  }
  await updateItem({ send } as unknown as DynamoClient, 'papers', key, update)
  const [input] = inputs
  if (!input || inputs.length > 1) throw new Error(`${inputs.length} calls instead of one`)
  return input
}

const clientThat = (answer: () => unknown) => ({ send: async () => answer() }) as unknown as DynamoClient

describe('an update', () => {
  test('an update is one expression of all its changes, under its conditions', async () => {
    const update: Update = {
      set: { status: 'unsubscribed' },
      setOnce: { leftAt: 5 },
      increment: { rev: 1 },
      remove: ['nextDueAt', 'dueShard'],
      when: [present('pk'), differs('status', 'suppressed')],
    }
    expect(await inputOf(update)).toEqual({
      TableName: 'papers',
      Key: { pk: { S: 'subscriber#1' }, sk: { S: 'subscriber' } },
      UpdateExpression:
        'SET #status = :v0, #leftAt = if_not_exists(#leftAt, :v1), #rev = if_not_exists(#rev, :v2) + :v3 ' +
        'REMOVE #nextDueAt, #dueShard',
      ConditionExpression: 'attribute_exists(#pk) AND #status <> :v4',
      ExpressionAttributeNames: {
        '#status': 'status',
        '#leftAt': 'leftAt',
        '#rev': 'rev',
        '#nextDueAt': 'nextDueAt',
        '#dueShard': 'dueShard',
        '#pk': 'pk',
      },
      ExpressionAttributeValues: {
        ':v0': { S: 'unsubscribed' },
        ':v1': { N: '5' },
        ':v2': { N: '0' },
        ':v3': { N: '1' },
        ':v4': { S: 'suppressed' },
      },
      ReturnValues: 'ALL_NEW',
    })
  })

  test('an update that only removes has no SET, and no values if its conditions need none', async () => {
    const input = await inputOf({ remove: ['attempt'], when: [present('attempt')] })
    expect(input.UpdateExpression).toBe('REMOVE #attempt')
    expect(input).not.toHaveProperty('ExpressionAttributeValues')
  })

  test('an update without conditions has no condition, because DynamoDB refuses an empty one', async () => {
    const input = await inputOf({ set: { block: 12 }, when: [] })
    expect(input).not.toHaveProperty('ConditionExpression')
  })

  test('an update leaves out undefined fields of a value', async () => {
    const input = await inputOf({ set: { preferences: { hour: 8, pausedUntil: undefined } }, when: [] })
    expect(input.ExpressionAttributeValues).toEqual({ ':v0': { M: { hour: { N: '8' } } } })
  })

  test('an update answers with the item after it', async () => {
    const client = clientThat(() => ({ Attributes: { rev: { N: '4' } } }))
    expect(await updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).toEqual({
      rev: { N: '4' },
    })
  })

  test('an update whose condition is not met answers undefined', async () => {
    const client = clientThat(() => {
      throw conditionFailed
    })
    expect(await updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).toBeUndefined()
  })

  test('an update that fails for another reason throws, because it may have been written', async () => {
    const client = clientThat(() => {
      throw new Error('socket hang up')
    })
    await expect(updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).rejects.toThrow(
      'socket hang up',
    )
  })
})

describe('an item that is put once', () => {
  test('an item that is put once is written on the condition that there is none, without undefined fields', async () => {
    const inputs: PutItemCommandInput[] = []
    const send = async (command: PutItemCommand) => {
      inputs.push(command.input)
      return {}
    }
    const client = { send } as unknown as DynamoClient
    expect(await putOnce(client, 'papers', { ...key, hour: 8, why: undefined })).toBe(true)
    expect(inputs).toEqual([
      {
        TableName: 'papers',
        Item: { pk: { S: 'subscriber#1' }, sk: { S: 'subscriber' }, hour: { N: '8' } },
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      },
    ])
  })

  test('an item that is put once is not written if there is one', async () => {
    const client = clientThat(() => {
      throw conditionFailed
    })
    expect(await putOnce(client, 'papers', key)).toBe(false)
  })
})
