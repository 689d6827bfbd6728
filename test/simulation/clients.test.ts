import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { GetSendQuotaCommand, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import type { Actor } from './actor.ts'
import { type Clients, clientsOf } from './clients.ts'
import { memorySes } from './memory-ses.ts'
import { memorySqs } from './memory-sqs.ts'
import { type Decision, orderly, scripted } from './policy.ts'
import { scheduler } from './scheduler.ts'

const start = Date.UTC(2026, 10, 23)

/** Runs a function on its clients under a script, and reports its end. */
async function outcomeOf(script: readonly Decision[], use: (clients: Clients) => Promise<unknown>) {
  const time = scheduler({ start, policy: scripted(script, orderly) })
  const dynamo = memoryDynamo({ clock: time.clock, definition: tableDefinition('paperwire') })
  const ses = memorySes({ clock: time.clock, outcome: () => 'accepted, 500' })
  const services = { dynamo, ses, sqs: memorySqs({ queues: [] }) }
  const run = (actor: Actor) => use(clientsOf(time, services, () => actor))
  const actor = time.spawn('caller', run)
  await time.run()
  return { fate: actor.fate(), time, dynamo, ses }
}

const key = { pk: { S: 'p' }, sk: { S: 's' } }
const once = new UpdateItemCommand({
  TableName: 'paperwire',
  Key: key,
  UpdateExpression: 'SET #attempt = :v',
  ConditionExpression: 'attribute_not_exists(#attempt)',
  ExpressionAttributeNames: { '#attempt': 'attempt' },
  ExpressionAttributeValues: { ':v': { N: '1' } },
})

test('the SDK repeats a write whose answer is lost, and the write meets its own traces', async () => {
  const script: Decision[] = [
    { do: 'effect', operation: 0 },
    { do: 'lose', operation: 0 },
  ]
  const { fate, dynamo, time } = await outcomeOf(script, ({ dynamo }) => dynamo.send(once))
  expect(fate).toMatchObject({ state: 'failed', error: { name: 'ConditionalCheckFailedException' } })
  expect(dynamo.item(key)).toMatchObject({ attempt: { N: '1' } })
  expect(time.operations()).toBe(2)
})

test('the SDK gives up after three server faults', async () => {
  const script = [0, 1, 2].flatMap((operation): Decision[] => [
    { do: 'refuse', operation },
    { do: 'answer', operation },
  ])
  const { fate, dynamo, time } = await outcomeOf(script, ({ dynamo }) => dynamo.send(once))
  expect(fate).toMatchObject({ state: 'failed', error: { name: 'InternalServerError' } })
  expect(dynamo.item(key)).toBeUndefined()
  expect(time.operations()).toBe(3)
})

test('a call to SES is sent once, whatever the answer', async () => {
  const command = new SendRawEmailCommand({
    Destinations: ['ann@example.org'],
    RawMessage: { Data: new Uint8Array(1) },
  })
  const { fate, ses } = await outcomeOf([], ({ ses }) => ses.send(command))
  expect(fate.state).toBe('failed')
  expect(ses.accepted).toHaveLength(1)
})

test('no address is in a trace', async () => {
  const command = new SendRawEmailCommand({
    Destinations: ['ann@example.org'],
    RawMessage: { Data: new Uint8Array(1) },
    Tags: [{ Name: 'attempt', Value: 'a1' }],
  })
  const { time } = await outcomeOf([], async ({ ses, dynamo }) => {
    await dynamo.send(once)
    await ses.send(new GetSendQuotaCommand({}))
    await ses.send(command)
  })
  const lines = time.trace.map(({ what }) => what)
  expect(lines).toContain('UpdateItem p s: SET #attempt = :v')
  expect(lines).toContain('GetSendQuota')
  expect(lines).toContain('SendRawEmail attempt=a1')
  expect(lines.join()).not.toContain('@')
})
