import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { minuteMs } from '../../shared/time/clock.ts'
import { aConfirmed, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { type MemoryDynamoOptions, memoryDynamo } from './memory-dynamo.ts'

const TableName = 'paperwire'
const Key = { pk: { S: 'p' }, sk: { S: 's' } }

function database(options: Partial<MemoryDynamoOptions> = {}) {
  const dynamo = memoryDynamo({ clock: () => monday, definition: tableDefinition(TableName), ...options })
  const run = (command: object) => dynamo.execute(command, () => {}) as Record<string, unknown>
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

test('what an update says is done upon the item as it was before', () => {
  const { put, update } = database()
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
  const { put, update } = database()
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
  const { dynamo, put, update } = database()
  put({ s: 'text' })
  expect(() => update(expression, values)).toThrow(expect.objectContaining({ name: 'ValidationException' }))
  expect(dynamo.item(Key)).toEqual({ ...Key, s: { S: 'text' } })
})

test.each([
  ['a function that nobody taught it', 'SET #a = list_append(#a, :v)', 'list_append'],
  ['a bare name', 'SET a = :v', '#name'],
])('%s fails loudly, by name', (_, expression, named) => {
  expect(() => database().update(expression, { ':v': { N: '1' } })).toThrow(named)
})

test('a parameter that is not simulated fails loudly, by name', () => {
  const { run } = database()
  expect(() => run(new ScanCommand({ TableName, Segment: 0, TotalSegments: 2 }))).toThrow('Segment')
  expect(() => run(new GetItemCommand({ TableName: 'other', Key }))).toThrow('Requested resource not found')
})

test('a claim costs 1 write unit, a settlement 1 and 2 for the index', async () => {
  const { dynamo, run } = database()
  const reader = aConfirmed()
  run(
    new PutItemCommand({
      TableName,
      Item: marshall({ pk: `subscriber#${reader.id}`, sk: 'subscriber', ...reader }),
    }),
  )
  const store = dynamoDeliveryStore(dynamo.client, TableName)
  const costOf = async (write: () => Promise<unknown>): Promise<readonly number[]> => {
    const before = dynamo.units()
    await write()
    const after = dynamo.units()
    return [after.write - before.write, after.indexWrite - before.indexWrite]
  }
  const head = anEditionId(23)
  const attempt = { id: 'a1', head, startedAt: monday }
  expect(await costOf(() => store.claim(reader, attempt))).toEqual([1, 0])
  expect(await costOf(() => store.release(reader.id, 'a1'))).toEqual([1, 0])
  expect(await costOf(() => store.release(reader.id, 'a1')), 'a condition that fails').toEqual([1, 0])
  expect(await costOf(() => store.claim(reader, attempt))).toEqual([1, 0])
  const settlement = { through: head, lastAt: monday, missed: {}, nextDueAt: monday + 1 }
  expect(await costOf(() => store.settle(reader.id, 'a1', reader.rev, settlement))).toEqual([1, 2])
})

test('an index row costs 1 to come, 1 to change, 1 to go, and nothing to stay', () => {
  const { dynamo, update } = database()
  const costs = [
    'SET #dueShard = :n, #nextDueAt = :n',
    'SET #through = :n',
    'SET #other = :n',
    'REMOVE #dueShard',
  ].map((expression) => {
    const before = dynamo.units().indexWrite
    update(expression, expression.includes(':n') ? { ':n': { N: '1' } } : {})
    return dynamo.units().indexWrite - before
  })
  expect(costs).toEqual([1, 1, 0, 1])
})

test('units count whole KB for writes, 4 KB for reads, half for reads that may be stale', () => {
  const { dynamo, run, put } = database()
  put({ text: 'x'.repeat(5_000) })
  expect(dynamo.units()).toMatchObject({ write: 5, read: 0 })
  run(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
  run(new GetItemCommand({ TableName, Key }))
  expect(dynamo.units().read).toBe(2 + 1)
})

test('an index shows rows as they were, as long ago as it is told', async () => {
  let [now, lag] = [monday, 0]
  const { dynamo, run } = database({ clock: () => now, historyMs: 10 * minuteMs, indexLagMs: () => lag })
  const store = dynamoDeliveryStore(dynamo.client, TableName)
  const reader = aConfirmed({ nextDueAt: monday - 3 })
  const write = (nextDueAt: number) =>
    run(
      new PutItemCommand({
        TableName,
        Item: marshall({ pk: `subscriber#${reader.id}`, sk: 'subscriber', ...reader, nextDueAt }),
      }),
    )
  const seen = async () =>
    (await store.due(0, now, anEditionId(23))).rows.map((row) => row.nextDueAt - monday)
  write(monday - 3)
  now += minuteMs
  write(monday - 2)
  expect(await seen()).toEqual([-2])
  lag = 1
  expect(await seen()).toEqual([-3])
  lag = 2 * minuteMs
  expect(await seen(), 'before it was there').toEqual([])
  now += 20 * minuteMs
  write(monday - 1)
  lag = 30 * minuteMs
  expect(await seen(), 'the oldest that is kept').toEqual([-2])
})

test('a read that asks for no consistency may be late; one that asks for it never is', () => {
  let now = monday
  const { run, put } = database({ clock: () => now, historyMs: minuteMs, readLagMs: () => 5 })
  put({ a: 1 })
  now += 10
  put({ a: 2 })
  const read = (ConsistentRead: boolean) => run(new GetItemCommand({ TableName, Key, ConsistentRead })).Item
  expect(read(true)).toMatchObject({ a: { N: '2' } })
  expect(read(false)).toMatchObject({ a: { N: '1' } })
})

test('of a batch, what is left undone comes back, and the rest is done', () => {
  const { dynamo, run } = database({ unprocessed: (requests) => requests - 1 })
  const requests = [1, 2, 3].map((n) => ({ PutRequest: { Item: { ...Key, sk: { S: `${n}` } } } }))
  const answer = run(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }))
  expect(answer.UnprocessedItems).toEqual({ [TableName]: requests.slice(1) })
  expect([...dynamo.items()]).toHaveLength(1)
  const Keys = requests.map(({ PutRequest }) => PutRequest.Item)
  const got = run(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }))
  expect(got).toMatchObject({
    Responses: { [TableName]: [Keys[0]] },
    UnprocessedKeys: { [TableName]: { Keys: Keys.slice(1) } },
  })
})

test('a scan finds everything once, page by page, filtered and projected', () => {
  const { run } = database()
  for (let n = 0; n < 25; n++)
    run(new PutItemCommand({ TableName, Item: marshall({ pk: `p${n % 5}`, sk: `s${n}`, n, other: 'x' }) }))
  const found: unknown[] = []
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined
  let pages = 0
  do {
    const page = run(
      new ScanCommand({
        TableName,
        FilterExpression: '#n >= :ten',
        ProjectionExpression: '#n',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':ten': { N: '10' } },
        Limit: 4,
        ExclusiveStartKey,
      }),
    )
    found.push(...(page.Items as unknown[]))
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey
    pages++
  } while (ExclusiveStartKey)
  expect(pages).toBe(7)
  expect(found).toHaveLength(15)
  expect(found).toContainEqual({ n: { N: '24' } })
})

test('a query goes by its key condition, in order, forwards or backwards, and counts', () => {
  const { run } = database()
  for (const sk of ['b', 'ä', 'a', 'c', 'a1'])
    run(new PutItemCommand({ TableName, Item: marshall({ pk: 'p', sk }) }))
  const query = (more: object) =>
    run(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#pk = :p',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'p' } },
        ...more,
      }),
    )
  const keys = (answer: Record<string, unknown>) =>
    (answer.Items as { sk: { S: string } }[]).map(({ sk }) => sk.S)
  expect(keys(query({}))).toEqual(['a', 'a1', 'b', 'c', 'ä'])
  expect(keys(query({ ScanIndexForward: false, Limit: 2 }))).toEqual(['ä', 'c'])
  expect(query({ Select: 'COUNT' })).toMatchObject({ Count: 5 })
  expect(() => query({ KeyConditionExpression: '#pk > :p' })).toThrow(
    'Query condition missed key schema element: pk',
  )
})

test('every write is told of, with what was there before and after', () => {
  const told: unknown[] = []
  const { run, put } = database({ onWrite: ({ before, after }) => told.push([before?.a?.N, after?.a?.N]) })
  put({ a: 1 })
  put({ a: 2 })
  run(new DeleteItemCommand({ TableName, Key }))
  run(new DeleteItemCommand({ TableName, Key }))
  expect(told).toEqual([
    [undefined, '1'],
    ['1', '2'],
    ['2', undefined],
  ])
})
