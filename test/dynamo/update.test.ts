import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { aDatabase, Key } from './a-database.ts'

test('every part of an update sees the item as it was before', () => {
  const { put, update } = aDatabase()
  put({ a: 1, b: { inner: 'x', other: 'y' }, tags: new Set(['t1', 't2']) })
  const values = { ':one': { N: '1' }, ':z': { S: 'z' }, ':t': { SS: ['t2', 't3'] } }
  expect(
    update(
      'SET #a = #a + :one, #c = #a - :one, #b.#inner = :z REMOVE #b.#other ADD #n :one, #tags :t',
      values,
    ),
  ).toEqual({
    ...Key,
    a: { N: '2' },
    b: { M: { inner: { S: 'z' } } },
    c: { N: '0' },
    n: { N: '1' },
    tags: { SS: ['t1', 't2', 't3'] },
  })
  expect(
    update('SET #a = if_not_exists(#a, :one), #d = if_not_exists(#d, :one) + :one DELETE #tags :t', {
      ':one': { N: '1' },
      ':t': { SS: ['t1', 't2', 't3'] },
    }),
  ).toEqual({
    ...Key,
    a: { N: '2' },
    b: { M: { inner: { S: 'z' } } },
    c: { N: '0' },
    d: { N: '2' },
    n: { N: '1' },
  })
})

test.each([
  ['#n = :n AND NOT #s = :n', true],
  ['#n < :n OR #n > :n', false],
  ['#n <= :n AND #n >= :n AND #n < :ten', true],
  ['#missing = :n', false],
  ['#missing <> :n', true],
  ['#missing < :n OR #missing >= :n', false],
  ['#s < :n OR #s > :n', false],
  ['#n BETWEEN :n AND :ten', true],
  ['#n IN (:ten, :n)', true],
  ['begins_with(#s, :s)', true],
  ['contains(#s, :s) AND contains(#l, :n)', true],
  ['#m.#inner = :n AND #l[0] = :n AND attribute_not_exists(#l[1])', true],
  ['attribute_exists(#m.#inner) AND attribute_not_exists(#m.#other)', true],
  ['#n = :n OR #n = :ten AND #missing = :n', true],
  ['(#n = :n OR #n = :ten) AND #missing = :n', false],
  ['not #n = :ten and #n = :n', true],
])('the condition %s is %s', (when, holds) => {
  const { put, update } = aDatabase()
  put({ n: 9, s: 'text', m: { inner: 9 }, l: [9] })
  const all = { ':n': { N: '9' }, ':ten': { N: '10' }, ':s': { S: 'te' } }
  const used = Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(when)))
  const write = () => update('SET #done = #n', used, when)
  if (holds) expect(write()).toMatchObject({ done: { N: '9' } })
  else expect(write).toThrow(ConditionalCheckFailedException)
})

test.each<[string, string, Record<string, AttributeValue>, string?]>([
  ['a value that is not given', 'SET #a = :v', {}],
  ['a value that is not used', 'SET #a = :v', { ':v': { N: '1' }, ':w': { N: '1' } }],
  ['an empty set', 'SET #a = :v', { ':v': { SS: [] } }],
  ['no number', 'SET #a = :v', { ':v': { N: 'one' } }],
  ['the key', 'SET #sk = :v', { ':v': { S: 'x' } }],
  ['an index key of another type', 'SET #nextDueAt = :v', { ':v': { S: 'x' } }],
  ['a path into nothing', 'SET #a.#b = :v', { ':v': { N: '1' } }],
  ['a sum with a text', 'SET #a = #s + :v', { ':v': { N: '1' } }],
  ['an attribute that is not there', 'SET #a = #b', {}],
  ['overlapping paths', 'SET #a = :v, #a.#b = :v', { ':v': { N: '1' } }],
  ['a section twice', 'SET #a = :v SET #b = :v', { ':v': { N: '1' } }],
  ['a syntax error', 'SET #a == :v', { ':v': { N: '1' } }],
  ['an item of more than 400 KB', 'SET #a = :v', { ':v': { S: 'x'.repeat(400 * 1_024) } }],
])('an update with %s is invalid and changes nothing', (_, expression, values) => {
  const { dynamo, put, update } = aDatabase()
  put({ s: 'text' })
  expect(() => update(expression, values)).toThrow(expect.objectContaining({ name: 'ValidationException' }))
  expect(dynamo.item(Key)).toEqual({ ...Key, s: { S: 'text' } })
})

test.each([
  ['an unknown function', 'SET #a = list_append(#a, :v)', 'list_append'],
  ['a bare name', 'SET a = :v', '#name'],
])('an update with %s fails with its name', (_, expression, named) => {
  expect(() => aDatabase().update(expression, { ':v': { N: '1' } })).toThrow(named)
})
