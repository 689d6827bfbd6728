import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import {
  absent,
  allOf,
  anyOf,
  atMost,
  type Condition,
  differs,
  equals,
  expression,
  lessThan,
  present,
  type Update,
  unlessConditionFails,
  updateItem,
} from '../../../shared/aws/dynamo-expression.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'

const key = { pk: 'subscriber#1', sk: 'subscriber' }
const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} })

/** What the SDK is asked for an update. */
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

describe('conditions', () => {
  test.each<[text: string, condition: Condition, value: AttributeValue | undefined]>([
    ['#status = :v0', equals('status', 'confirmed'), { S: 'confirmed' }],
    ['#status <> :v0', differs('status', 'suppressed'), { S: 'suppressed' }],
    ['#through < :v0', lessThan('through', '2026-11-23'), { S: '2026-11-23' }],
    ['#nextDueAt <= :v0', atMost('nextDueAt', 5), { N: '5' }],
    ['attribute_not_exists(#attempt)', absent('attempt'), undefined],
    ['attribute_exists(#pk)', present('pk'), undefined],
  ])('are written as they read: %s', (text, condition, value) => {
    const written = expression(condition)
    expect(written.text).toBe(text)
    expect(written.ExpressionAttributeValues?.[':v0']).toEqual(value)
  })

  test('in a path each part is a name of its own', () => {
    expect(expression(equals('attempt.id', 'a'))).toEqual({
      text: '#attempt.#id = :v0',
      ExpressionAttributeNames: { '#attempt': 'attempt', '#id': 'id' },
      ExpressionAttributeValues: { ':v0': { S: 'a' } },
    })
  })

  test('without a value have no table of values: DynamoDB refuses an empty one', () => {
    expect(expression(absent('attempt'))).not.toHaveProperty('ExpressionAttributeValues')
  })

  test('are joined by AND; alternatives stand in brackets', () => {
    const isFree = anyOf(absent('until'), lessThan('until', 7))
    expect(expression((names) => allOf(names, [equals('holder', 'ann'), isFree])).text).toBe(
      '#holder = :v0 AND (attribute_not_exists(#until) OR #until < :v1)',
    )
  })

  test('give equal values places of their own, and one name one place', () => {
    const written = expression((names) => allOf(names, [differs('rev', 1), lessThan('rev', 1)]))
    expect(written).toEqual({
      text: '#rev <> :v0 AND #rev < :v1',
      ExpressionAttributeNames: { '#rev': 'rev' },
      ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { N: '1' } },
    })
  })
})

describe('an update', () => {
  test('is one expression of everything it does, under its conditions', async () => {
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

  test('that only removes has no SET, and no values where its conditions need none', async () => {
    const input = await inputOf({ remove: ['attempt'], when: [present('attempt')] })
    expect(input.UpdateExpression).toBe('REMOVE #attempt')
    expect(input).not.toHaveProperty('ExpressionAttributeValues')
  })

  test('without conditions has no condition: DynamoDB refuses an empty one', async () => {
    const input = await inputOf({ set: { perSecond: 12 }, when: [] })
    expect(input).not.toHaveProperty('ConditionExpression')
  })

  test('leaves out what is undefined inside a value', async () => {
    const input = await inputOf({ set: { preferences: { hour: 8, pausedUntil: undefined } }, when: [] })
    expect(input.ExpressionAttributeValues).toEqual({ ':v0': { M: { hour: { N: '8' } } } })
  })

  test('answers with the item as it stands afterwards', async () => {
    const client = clientThat(() => ({ Attributes: { rev: { N: '4' } } }))
    expect(await updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).toEqual({
      rev: { N: '4' },
    })
  })

  test('whose condition is not met answers undefined', async () => {
    const client = clientThat(() => {
      throw conditionFailed
    })
    expect(await updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).toBeUndefined()
  })

  test('that fails for any other reason throws: it may have been written', async () => {
    const client = clientThat(() => {
      throw new Error('socket hang up')
    })
    await expect(updateItem(client, 'papers', key, { remove: ['attempt'], when: [] })).rejects.toThrow(
      'socket hang up',
    )
  })
})

test('a conditional write answers what it was answered, unless its condition fails', async () => {
  expect(await unlessConditionFails(async () => 'written')).toBe('written')
  const failing = async () => {
    throw conditionFailed
  }
  expect(await unlessConditionFails(failing)).toBeUndefined()
})
