import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import {
  absent,
  allOf,
  anyOf,
  atLeast,
  atMost,
  between,
  type Condition,
  differs,
  equals,
  expressions,
  lessThan,
  present,
} from '../../../shared/aws/dynamo-expression.ts'

describe('conditions', () => {
  test.each<[text: string, condition: Condition, value: AttributeValue | undefined]>([
    ['#status = :v0', equals('status', 'confirmed'), { S: 'confirmed' }],
    ['#status <> :v0', differs('status', 'suppressed'), { S: 'suppressed' }],
    ['#through < :v0', lessThan('through', '2026-11-23'), { S: '2026-11-23' }],
    ['#nextDueAt <= :v0', atMost('nextDueAt', 5), { N: '5' }],
    ['#rev >= :v0', atLeast('rev', 5), { N: '5' }],
    ['#sk BETWEEN :v0 AND :v1', between('sk', 'a', 'b'), { S: 'a' }],
    ['attribute_not_exists(#attempt)', absent('attempt'), undefined],
    ['attribute_exists(#pk)', present('pk'), undefined],
  ])('a condition is written as it reads: %s', (text, condition, value) => {
    const written = expressions({ ConditionExpression: condition })
    expect(written.ConditionExpression).toBe(text)
    expect(written.ExpressionAttributeValues?.[':v0']).toEqual(value)
  })

  test('each part of a path is a name of its own', () => {
    expect(expressions({ FilterExpression: equals('attempt.id', 'a') })).toEqual({
      FilterExpression: '#attempt.#id = :v0',
      ExpressionAttributeNames: { '#attempt': 'attempt', '#id': 'id' },
      ExpressionAttributeValues: { ':v0': { S: 'a' } },
    })
  })

  test('a condition without a value has no table of values, because DynamoDB refuses an empty one', () => {
    const written = expressions({ ConditionExpression: absent('attempt') })
    expect(written).not.toHaveProperty('ExpressionAttributeValues')
  })

  test('conditions are joined by AND, and alternatives stand in brackets', () => {
    const isFree = anyOf(absent('until'), lessThan('until', 7))
    const both = allOf(equals('holder', 'ann'), isFree)
    expect(expressions({ ConditionExpression: both }).ConditionExpression).toBe(
      '#holder = :v0 AND (attribute_not_exists(#until) OR #until < :v1)',
    )
  })

  test('equal values have placeholders of their own, and equal names share one', () => {
    const both = allOf(differs('rev', 1), lessThan('rev', 1))
    expect(expressions({ ConditionExpression: both })).toEqual({
      ConditionExpression: '#rev <> :v0 AND #rev < :v1',
      ExpressionAttributeNames: { '#rev': 'rev' },
      ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { N: '1' } },
    })
  })
})

describe('the expressions of a request', () => {
  test('the expressions of a request share one table of names and one of values', () => {
    const written = expressions({
      KeyConditionExpression: equals('dueShard', 3),
      FilterExpression: differs('dueShard', 4),
    })
    expect(written).toEqual({
      KeyConditionExpression: '#dueShard = :v0',
      FilterExpression: '#dueShard <> :v1',
      ExpressionAttributeNames: { '#dueShard': 'dueShard' },
      ExpressionAttributeValues: { ':v0': { N: '3' }, ':v1': { N: '4' } },
    })
  })

  test('the expressions of a request leave out a field that is undefined', () => {
    const written = expressions({ KeyConditionExpression: equals('pk', 'a'), FilterExpression: undefined })
    expect(written).not.toHaveProperty('FilterExpression')
  })
})
