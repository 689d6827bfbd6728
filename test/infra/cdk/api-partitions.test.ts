// @module-tag synthesis
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Challenge } from 'altcha-lib'
import { expect, test } from 'vitest'
import { wireApi } from '../../../functions/api/wiring.ts'
import { localEnvironments } from '../../../infra/local/settings.ts'
import { noMetrics } from '../../../shared/log/metrics.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { askedLetters } from '../../../shared/subscriber/letter/letters.ts'
import { carriedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { formToken } from '../../../shared/subscriber/link/form-token.ts'
import { linkPath, type Purpose } from '../../../shared/subscriber/link/links.ts'
import { randomRequestId } from '../../../shared/subscriber/link/request-id.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { solved } from '../../functions/api/a-solver.ts'
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

/** A call to the table, as the role judges it. */
interface Call {
  readonly action: string
  readonly pk: string
}

const key = 'k'.repeat(43)
const places = {
  origin: 'http://localhost:1',
  ...{ seatsQueueUrl: 'http://localhost:1/s', lettersQueueUrl: 'http://localhost:1/l' },
  ...{ feedbackQueueUrl: 'http://localhost:1/f', feedbackDeadLettersUrl: 'http://localhost:1/d' },
}
const { api: environment, keys } = localEnvironments(places, {
  addressHashKey: key,
  tokenKeys: JSON.stringify({ current: 'k1', k1: key }),
} as never)

/** The api with the wiring of production, and the calls that it makes to its table. */
function anApi() {
  const table = aTable()
  const calls: Call[] = []
  const dynamo = {
    send(command: { readonly input: object }) {
      const { Key, Item, ExpressionAttributeValues } = command.input as {
        Key?: { pk: { S: string } }
        Item?: { pk: { S: string } }
        ExpressionAttributeValues?: Record<string, { S?: string }>
      }
      const pk = (Key ?? Item)?.pk.S ?? Object.values(ExpressionAttributeValues ?? {})[0]?.S ?? ''
      calls.push({ action: `dynamodb:${names.get(command.constructor) ?? command.constructor.name}`, pk })
      return (table.client.send as (command: unknown) => unknown)(command)
    },
  }
  const world = {
    ...{ dynamo, sqs: { send: async () => ({}) }, clock: () => monday, metrics: noMetrics },
    ...{ log: { info() {}, warn() {}, error() {} }, wait: async () => {}, random: () => 0.5 },
    ...{ newRequestId: randomRequestId, clientIp: () => '192.0.2.7' },
    ...{ requestId: () => 'x', remainingMs: () => 9_000 },
  }
  // The second sign-up of an hour waits, unless it is proven.
  const budgets = { ...environment.SIGN_UPS.budgets, networkAnHour: 1 }
  const variables = {
    ...environment,
    TABLE_NAME: table.table,
    SIGN_UPS: { ...environment.SIGN_UPS, budgets },
  }
  const app = wireApi(variables, world as never, keys)
  const asked = new Set<string>()

  async function ask(method: string, path: string, status: number, init: RequestInit = {}) {
    const answer = await app.request(path, { method, ...init })
    expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} ${status}`)
    asked.add(`${method} ${path}`)
    return answer
  }
  return {
    table,
    calls,
    get: (path: string, status = 200) => ask('GET', path, status),
    post: (path: string, status: number, fields: Readonly<Record<string, string>> = {}) =>
      ask('POST', path, status, { body: new URLSearchParams(fields) }),
    postJson: (path: string, status: number, body: object) =>
      ask('POST', path, status, {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    /** The routes that nobody asked for, of those that answer with more than a file. */
    unasked: () =>
      app.routes
        .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'))
        .filter(({ method, path }) => {
          const pattern = new RegExp(`^${method} ${path.replace(/:[a-z]+/g, '[^/]+')}$`)
          return ![...asked].some((each) => pattern.test(each))
        })
        .map(({ method, path }) => `${method} ${path}`),
  }
}

const idOf = (email: string) => subscriberIds(keys.addressHashKey)(email as EmailAddress)
const to = (purpose: Purpose, email: string, carried?: string) =>
  linkPath(purpose, signedToken(keys.tokenKeys, purpose, idOf(email), monday, carried))

/** Does everything that can be asked of the api. */
async function aVisit() {
  const api = anApi()
  await api.table.editions.publish(anEdition(23))
  const form = { form: formToken(keys.tokenKeys, monday), hour: '7', frequency: 'daily' }
  const requestOf = async (email: string): Promise<string> => {
    const found = await api.table.subscribers.get(idOf(email))
    return (found?.status === 'pending' ? found.requests.at(-1)?.id : undefined) ?? ''
  }
  for (const path of ['/', '/editions/2026-11-23', '/health', '/privacy', '/robots.txt', '/sent/waiting']) {
    await api.get(path)
  }
  for (const path of [
    '/.well-known/security.txt',
    '/sent',
    ...askedLetters.map((it) => `/sent/${it.name}`),
  ]) {
    await api.get(path)
  }
  await api.get('/subscribe', 303)
  await api.post('/subscribe', 303, { ...form, email: 'ann@example.org' })
  const sent = { email: 'ben@example.org' }
  const waiting = (await (await api.postJson('/api/subscriptions', 202, sent)).json()) as { proof: Challenge }
  await api.postJson('/api/subscriptions', 202, { ...sent, proof: await solved(waiting.proof) })
  const [ann, ben] = [await requestOf('ann@example.org'), await requestOf('ben@example.org')]
  for (const [path, post] of [
    [to('confirm', 'ann@example.org', ann), 200],
    [to('not-me', 'ben@example.org', ben), 200],
    [`${to('not-me', 'ben@example.org', ben)}/undo`, 200],
  ] as const) {
    await api.get(path)
    await api.post(path, post)
  }
  // A sign-up of a subscribed address.
  await api.post('/subscribe', 200, { ...form, email: 'ann@example.org' })
  const epoch = async () => carriedEpoch((await api.table.subscribers.get(idOf('ann@example.org'))) ?? {})
  const preferences = to('preferences', 'ann@example.org', await epoch())
  await api.get(preferences)
  await api.post(preferences, 200, { hour: '9', frequency: 'weekly' })
  const earlier = (await api.table.everything())
    .map(({ sk }) => String(sk))
    .find((sk) => sk.startsWith('earlier#'))
  const takeBack = to('take-back', 'ann@example.org', earlier?.slice('earlier#'.length))
  const page = await (await api.get(takeBack)).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  await api.post(takeBack, 200, Object.fromEntries(hidden.map(([, name, value]) => [name, value])))
  const afresh = `${to('preferences', 'ann@example.org', await epoch())}/fresh-link`
  await api.get(afresh)
  await api.post(afresh, 303)
  const kept = to('export', 'ann@example.org', await epoch())
  await api.get(kept)
  await api.post(kept, 200)
  const leave = to('unsubscribe', 'ann@example.org')
  for (const button of ['erase', 'export']) {
    await api.get(`${leave}/${button}`)
    await api.post(`${leave}/${button}`, 303)
  }
  await api.get(leave)
  await api.post(leave, 200)
  await api.get(`${leave}/undo`)
  await api.post(`${leave}/undo`, 303)
  await api.get(to('erase', 'ann@example.org'))
  await api.post(to('erase', 'ann@example.org'), 200)
  return api
}

test('whatever the api does with an item, its role lets it do, and its role lets it do nothing else', async () => {
  const { calls, unasked } = await aVisit()
  expect(unasked()).toEqual([])
  const isAllowed = ({ action, pk }: Call): boolean =>
    allowed.some(([name, patterns]) => name === action && patterns.some((pattern) => fits(pk, pattern)))
  expect(calls.filter((call) => !isAllowed(call))).toEqual([])
  const rights = allowed.flatMap(([action, patterns]) => patterns.map((pattern) => ({ action, pattern })))
  const isUsed = ({ action, pattern }: { action: string; pattern: string }): boolean =>
    calls.some((call) => call.action === action && fits(call.pk, pattern))
  expect(rights.filter((right) => !isUsed(right))).toEqual([])
})
