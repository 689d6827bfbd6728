// @module-tag synthesis
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { wireApi } from '../../../functions/api/wiring.ts'
import { localEnvironments } from '../../../infra/local/settings.ts'
import { noMetrics } from '../../../shared/log/metrics.ts'
import { randomRequestId } from '../../../shared/subscriber/request-id.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { signedToken } from '../../../shared/subscriber/token.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { statements } from './permissions.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize()

/** What the api's role may do with items, by action: the patterns of the partitions. */
const allowed = statements(template)
  .filter(
    ({ holder, actions }) => holder.startsWith('Api') && actions.some((name) => name.startsWith('dynamodb:')),
  )
  .flatMap(({ actions, conditions }) => {
    const keys = (conditions as Record<string, Record<string, string[]>>)?.['ForAllValues:StringLike']
    return actions.map((action) => [action, keys?.['dynamodb:LeadingKeys'] ?? ['*']] as const)
  })

const names = new Map<unknown, string>([
  [GetItemCommand, 'GetItem'],
  [PutItemCommand, 'PutItem'],
  [UpdateItemCommand, 'UpdateItem'],
  [DeleteItemCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
])

const fits = (pk: string, pattern: string): boolean =>
  pattern.endsWith('*') ? pk.startsWith(pattern.slice(0, -1)) : pk === pattern

test('the api may touch no item but those of the partitions that it names', () => {
  expect(allowed.map(([action]) => action).toSorted()).toEqual(
    ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((name) => `dynamodb:${name}`),
  )
  for (const [, patterns] of allowed) {
    for (const pk of [
      'sending',
      'seat#0',
      'feedback',
      'reputation',
      'unreadable',
      'snapshots',
      'edition-tries',
    ]) {
      expect(patterns.filter((pattern) => fits(pk, pattern))).toEqual([])
    }
  }
})

test('whatever the api does with an item, its role lets it do', async () => {
  const table = aTable()
  const calls: { action: string; pk: string }[] = []
  const dynamo = {
    send: (command: { input: Record<string, never> }) => {
      const {
        Key,
        Item,
        ExpressionAttributeValues: values,
      } = command.input as {
        Key?: { pk: { S: string } }
        Item?: { pk: { S: string } }
        ExpressionAttributeValues?: Record<string, { S?: string }>
      }
      const pk = (Key ?? Item)?.pk.S ?? Object.values(values ?? {})[0]?.S ?? ''
      calls.push({ action: `dynamodb:${names.get(command.constructor) ?? command.constructor.name}`, pk })
      return (table.client.send as (command: unknown) => unknown)(command)
    },
  }
  const key = 'k'.repeat(43)
  const places = {
    origin: 'http://localhost:1',
    ...{ seatsQueueUrl: 'http://localhost:1/s', lettersQueueUrl: 'http://localhost:1/l' },
    ...{ feedbackQueueUrl: 'http://localhost:1/f', feedbackDeadLettersUrl: 'http://localhost:1/d' },
  }
  const { api, keys } = localEnvironments(places, {
    addressHashKey: key,
    tokenKeys: JSON.stringify({ current: 'k1', k1: key }),
  } as never)
  const log = { info() {}, warn() {}, error() {} }
  const world = {
    ...{ dynamo, sqs: { send: async () => ({}) }, clock: () => monday, log, metrics: noMetrics },
    ...{
      newRequestId: randomRequestId,
      clientIp: () => '192.0.2.7',
      requestId: () => 'x',
      remainingMs: () => 9_000,
    },
  }
  const app = wireApi({ ...api, TABLE_NAME: table.table }, world as never, keys)
  await table.editions.publish(anEdition(23))
  const id = subscriberIds(keys.addressHashKey)('ann@example.org' as never)
  table.put(aConfirmed({ id }))
  const to = (purpose: 'unsubscribe' | 'preferences' | 'erase' | 'export') =>
    `/${purpose}/${signedToken(keys.tokenKeys, purpose, id, monday)}`
  const form = {
    method: 'POST',
    body: new URLSearchParams({ email: 'ben@example.org', hour: '7', frequency: 'daily' }),
  }
  for (const path of [
    '/',
    '/editions/2026-11-23',
    '/health',
    to('preferences'),
    to('export'),
    to('unsubscribe'),
  ]) {
    await app.request(path)
  }
  for (const path of [
    '/subscribe',
    to('preferences'),
    to('export'),
    `${to('unsubscribe')}/undo`,
    to('unsubscribe'),
  ]) {
    await app.request(path, form)
  }
  await app.request(to('erase'), { method: 'POST' })
  expect(calls.length).toBeGreaterThan(12)
  const refused = calls.filter(
    ({ action, pk }) =>
      !allowed.some(([name, patterns]) => name === action && patterns.some((pattern) => fits(pk, pattern))),
  )
  expect(refused).toEqual([])
})
