import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { dynamoDeliveryStore } from '../../shared/aws/dynamo-delivery-store.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { anId, monday } from '../fakes/a-subscriber.ts'
import { memoryQueue } from '../simulation/memory-queue.ts'
import { memorySes } from '../simulation/memory-ses.ts'
import { memorySqs } from '../simulation/memory-sqs.ts'
import { assumed, initGbSeconds } from './cost-assumed.ts'
import { dollarsAt, usageAt } from './cost-at-scale.ts'
import { countingClients, operationName } from './cost-clients.ts'
import { ledger } from './cost-ledger.ts'
import { unitsOfADigest } from './cost-of-a-digest.ts'
import { dollarsOf, standingDollars, total } from './cost-prices.ts'
import { noUsage, plus, splitDays } from './cost-usage.ts'

const TableName = 'paperwire'
const clock = () => monday

function counting() {
  const book = ledger()
  const waits: number[] = []
  const services = {
    dynamo: memoryDynamo({ clock, definition: tableDefinition(TableName) }),
    ses: memorySes({ clock }),
    sqs: memorySqs({ queues: [memoryQueue({ name: 'seats', clock, visibilityTimeoutSeconds: 30 })] }),
  }
  return { book, waits, clients: countingClients(services, book, (ms) => waits.push(ms))('deliver') }
}

test('a digest costs 4 write units: 1 to claim, 1 to settle, and 2 for the index', async () => {
  expect(await unitsOfADigest([0])).toEqual([{ topicLength: 0, itemBytes: 437, claim: 1, settle: 3 }])
})

test('an item of more than 1 KB costs two units a write, and its row of the index still costs one', async () => {
  expect(await unitsOfADigest([80])).toEqual([{ topicLength: 80, itemBytes: 1_247, claim: 2, settle: 4 }])
})

test('a condition that is not met costs a write unit too', async () => {
  const { book, waits, clients } = counting()
  const store = dynamoDeliveryStore(clients.dynamo, TableName)
  expect(await store.release(anId(), 'an attempt that nobody has')).toBe('conflict')
  expect(book.operations()).toEqual({
    'deliver: UpdateItem subscriber, settle': { calls: 1, writeUnits: 1, indexWriteUnits: 0, readUnits: 0 },
  })
  expect(book.usage()).toEqual({ ...noUsage, writeUnits: 1 })
  expect(waits).toEqual([assumed.dynamoMs])
})

test('operations are named without a reader’s id', () => {
  const Key = { pk: { S: 'subscriber#abc' }, sk: { S: 'subscriber' } }
  const dated = { pk: { S: 'snapshots' }, sk: { S: '2026-11-23#0' } }
  const paper = { pk: { S: 'edition#2026-11-23' }, sk: { S: 'head' } }
  const update = (UpdateExpression: string) =>
    operationName(new UpdateItemCommand({ TableName, Key, UpdateExpression }))
  expect(update('SET #attempt = :v0')).toBe('UpdateItem subscriber, claim')
  expect(update('SET #through = :v0 REMOVE #attempt')).toBe('UpdateItem subscriber, settle')
  expect(update('SET #status = :v0')).toBe('UpdateItem subscriber')
  expect(operationName(new GetItemCommand({ TableName, Key: paper }))).toBe('GetItem edition head')
  expect(operationName(new PutItemCommand({ TableName, Item: dated }))).toBe('PutItem snapshots')
  expect(operationName(new QueryCommand({ TableName, IndexName: 'due' }))).toBe('Query index due')
  const ExpressionAttributeValues = { ':pk': { S: 'edition#2026-11-23' } }
  expect(operationName(new QueryCommand({ TableName, ExpressionAttributeValues }))).toBe('Query edition')
})

test('a call of a function is billed by its memory and time, and logs what Lambda logs', () => {
  const book = ledger()
  book.call('api', 950)
  book.log('{"message":"digest"}\n')
  const logged = assumed.platformLogBytes + 3 * 26 + 20 + 26
  const started = assumed.initLogBytes + 26
  expect(book.usage()).toEqual({
    ...noUsage,
    lambdaCalls: 1,
    lambdaGbSeconds: 0.5,
    lambdaInitGbSeconds: 0.5 * (assumed.initMs / 1_000),
    logBytes: logged + started,
  })
})

test.each([
  ['api', 0.5],
  ['publish', 1],
  ['deliver', 1],
] as const)('every call of %s is billed the start of its container, by its memory', (name, gigabytes) => {
  const book = ledger()
  book.call(name, 0)
  book.call(name, 0)
  expect(book.usage().lambdaInitGbSeconds).toBeCloseTo(2 * gigabytes * 0.3)
})

test('calls of feedback share containers, whose starts are billed by the day', () => {
  const book = ledger()
  book.call('feedback', 0)
  expect(book.usage().lambdaInitGbSeconds).toBe(0)
  expect(initGbSeconds('feedback') * assumed.feedbackStartsADay).toBeCloseTo(96 * 0.25 * 0.3)
})

test('a second of starting costs what a second of running costs', () => {
  const dollars = dollarsOf(plus({ lambdaGbSeconds: 1e6, lambdaInitGbSeconds: 1e6 }))
  expect(dollars.lambdaInitGbSeconds).toBeCloseTo(16.67)
  expect(dollars.lambdaInitGbSeconds).toBe(dollars.lambdaGbSeconds)
})

test('two days tell what a reader adds and what a day without readers costs', () => {
  const day = (readers: number) => ({ readers, counts: { writes: 100 + 4 * readers, reads: 7 } })
  expect(splitDays(day(10), day(30))).toEqual({
    perDay: { writes: 100, reads: 7 },
    perReader: { writes: 4, reads: 0 },
  })
  expect(() => splitDays(day(10), day(10))).toThrow('10 readers, not more than 10')
})

test('a million mails cost 100 dollars, and a million of any other use costs its price', () => {
  const million = plus(noUsage, { mails: 1e6, writeUnits: 4e6, readUnits: 1e6 })
  expect(dollarsOf(million)).toMatchObject({ mails: 100, writeUnits: 2.5, readUnits: 0.125 })
  expect(total(dollarsOf(million))).toBeCloseTo(102.625)
})

test('standing costs begin beyond what CloudWatch gives to every account', () => {
  const standing = {
    alarms: 22,
    metrics: 10,
    dashboards: 4,
    secrets: 2,
    secretReadsADay: 0,
    storedGigabytes: 10,
  }
  const dollars = standingDollars(standing)
  expect(dollars.alarms).toBeCloseTo(1.2)
  expect(dollars).toMatchObject({ metrics: 0, dashboards: 3, secrets: 0.8, storedGigabytes: 4.5 })
})

test('the use of a day is what its readers use, what any day uses, more runs for more seats, and the pollers', () => {
  const rates = {
    perReader: plus({ mails: 1, writeUnits: 4 }),
    perDay: plus({ writeUnits: 100 }),
    run: plus({ readUnits: 10 }),
    signUp: plus({ mails: 2 }),
    scannedUnitsAnEdition: 0,
    editionsCounted: assumed.editionsKept,
    bytesAReader: 1_000,
    bytesAnEdition: 0,
  }
  const day = usageAt({ readers: 1_000, seats: 2 }, rates)
  expect(day).toMatchObject({ mails: 1_020, writeUnits: 4_100, sqsRequests: 64_800 })
  expect(day.lambdaInitGbSeconds).toBeCloseTo(96 * 0.25 * 0.3)
  // The second seat runs 24 times, and 1,000 mails at 0.12 seconds need part of a run of 860 seconds.
  expect(day.readUnits).toBeCloseTo(10 * (24 + 120 / 860))
  const standing = { alarms: 0, metrics: 0, dashboards: 0, secrets: 0, secretReadsADay: 0 }
  const dollars = dollarsAt({ readers: 1_000, seats: 2 }, rates, standing)
  expect(dollars.ses).toBeCloseTo(0.102)
  expect(dollars.standing).toBeCloseTo((0.001 * 0.45 * 12) / 365)
})
