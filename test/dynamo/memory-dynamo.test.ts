import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { minuteMs } from '../../shared/time/clock.ts'
import { aConfirmed, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { aDatabase, Key, TableName } from './a-database.ts'
import { aTable } from './a-table.ts'
import { storedSubscriber } from './stored-subscriber.ts'

test('a parameter that the DynamoDB in memory does not know fails with its name', () => {
  const { run } = aDatabase()
  expect(() => run(new ScanCommand({ TableName, Segment: 0, TotalSegments: 2 }))).toThrow('Segment')
  expect(() => run(new GetItemCommand({ TableName: 'other', Key }))).toThrow('Requested resource not found')
})

test('a claim costs 1 write unit, a settlement 1 and 2 for the index', async () => {
  const { deliveries: store, put, units } = aTable()
  const reader = aConfirmed()
  put(reader)
  const costOf = async (write: () => Promise<unknown>): Promise<readonly number[]> => {
    const before = units()
    await write()
    const after = units()
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
  const { dynamo, update } = aDatabase()
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
  const { dynamo, run, put } = aDatabase()
  put({ text: 'x'.repeat(5_000) })
  expect(dynamo.units()).toMatchObject({ write: 5, read: 0 })
  run(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
  run(new GetItemCommand({ TableName, Key }))
  expect(dynamo.units().read).toBe(2 + 1)
})

test('an index shows rows as they were before the lag that it is given', async () => {
  let [now, lag] = [monday, 0]
  const { dynamo, run } = aDatabase({ clock: () => now, historyMs: 10 * minuteMs, indexLagMs: () => lag })
  const store = dynamoDeliveryStore(dynamo.client, TableName)
  const reader = aConfirmed({ nextDueAt: monday - 3 })
  const write = (nextDueAt: number) =>
    run(new PutItemCommand({ TableName, Item: storedSubscriber({ ...reader, nextDueAt }) }))
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
  const { run, put } = aDatabase({ clock: () => now, historyMs: minuteMs, readLagMs: () => 5 })
  put({ a: 1 })
  now += 10
  put({ a: 2 })
  const read = (ConsistentRead: boolean) => run(new GetItemCommand({ TableName, Key, ConsistentRead })).Item
  expect(read(true)).toMatchObject({ a: { N: '2' } })
  expect(read(false)).toMatchObject({ a: { N: '1' } })
})

test('the requests of a batch that are left undone come back, and the rest are done', () => {
  const { dynamo, run } = aDatabase({ unprocessed: (requests) => requests - 1 })
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
  const { run } = aDatabase()
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
  const { run } = aDatabase()
  for (const sk of ['b', 'ä', 'a', '\u{1F600}', '\uFFFD', 'c', 'a1'])
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
  expect(keys(query({}))).toEqual(['a', 'a1', 'b', 'c', 'ä', '\uFFFD', '\u{1F600}'])
  expect(keys(query({ ScanIndexForward: false, Limit: 2 }))).toEqual(['\u{1F600}', '\uFFFD'])
  expect(query({ Select: 'COUNT' })).toMatchObject({ Count: 7 })
  expect(() => query({ KeyConditionExpression: '#pk > :p' })).toThrow(
    'Query condition missed key schema element: pk',
  )
})

test('a page ends after one megabyte, whatever its filter keeps', () => {
  const { run } = aDatabase()
  const text = 'x'.repeat(300_000)
  for (let n = 0; n < 6; n++)
    run(new PutItemCommand({ TableName, Item: marshall({ pk: 'p', sk: `${n}`, text }) }))
  const page = run(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#pk = :p',
      FilterExpression: 'attribute_not_exists(#text)',
      ExpressionAttributeNames: { '#pk': 'pk', '#text': 'text' },
      ExpressionAttributeValues: { ':p': { S: 'p' } },
    }),
  )
  expect(page).toMatchObject({ Count: 0, ScannedCount: 4, LastEvaluatedKey: { sk: { S: '3' } } })
})

test('every write is reported with the item before and after it', () => {
  const told: unknown[] = []
  const { run, put } = aDatabase({ onWrite: ({ before, after }) => told.push([before?.a?.N, after?.a?.N]) })
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
