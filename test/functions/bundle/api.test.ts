// @module-tag bundle
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { addressHashKeySchema, tokenKeysSchema } from '../../../functions/lambda/keys.ts'
import { apiTimeoutSeconds } from '../../../infra/function-limits.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { formToken } from '../../../shared/subscriber/link/form-token.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { type SubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { inTable } from '../../dynamo/in-table.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { blackHole } from '../../fakes/black-hole.ts'
import { deployment, type RunningFunction } from './deployment.ts'

const event = (name: string) => readFileSync(new URL(`events/${name}.json`, import.meta.url), 'utf8')

/** A request for a page, as API Gateway sends it. */
function getEvent(rawPath: string, headers: Readonly<Record<string, string>>, method = 'GET') {
  const form = JSON.parse(event('http-subscribe'))
  const { requestContext } = form
  return {
    ...form,
    rawPath,
    headers: { host: 'paperwire.example', ...headers },
    requestContext: { ...requestContext, http: { ...requestContext.http, method, path: rawPath } },
    body: undefined,
    isBase64Encoded: false,
  }
}

/** The id that the function gives an address under its key. */
function idOf(address: string, { parts, environment }: RunningFunction): SubscriberId {
  const key = addressHashKeySchema.parse(parts.secrets.get(environment.ADDRESS_KEY_SECRET ?? ''))
  return subscriberIds(key)(address as EmailAddress)
}

function tokenKeysOf(parts: RunningFunction['parts'], environment: RunningFunction['environment']) {
  return tokenKeysSchema.parse(parts.secrets.get(environment.TOKEN_KEYS_SECRET ?? ''))
}

/** The form's request, from a page that was opened just now. */
function formRequest({ parts, environment }: RunningFunction) {
  const posted = JSON.parse(event('http-subscribe'))
  const fields = new URLSearchParams(Buffer.from(posted.body, 'base64').toString())
  fields.set('form', formToken(tokenKeysOf(parts, environment), Date.now()))
  return { ...posted, body: Buffer.from(String(fields)).toString('base64') }
}

const start = deployment('api')

/** API Gateway's id of the form's request, without its `=`. */
const correlation = 'UkYzpgB6oAMESYA'

test('the bundle signs a reader up from a form that API Gateway sent in base64', async () => {
  const running = await start()
  const { invoke, parts, end } = running
  const answer = await invoke(formRequest(running))
  expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/sent' } })

  const id = idOf('ann@example.org', running)
  expect(await inTable(parts).subscribers.get(id)).toMatchObject({
    status: 'pending',
    address: 'ann@example.org',
    preferences: { timezone: 'Europe/Berlin', hour: 7, frequency: 'daily', topics: ['graphs', 'maps'] },
    requests: [{ network: '192.0.2.0/24', form: 'https://paperwire.example/subscribe' }],
  })
  const letters = parts.queues.letters.receive(10).map(({ body }) => JSON.parse(body))
  expect(letters).toMatchObject([{ kind: 'letter', letter: 'confirm', id, correlation }])
  const { log, metrics, refused } = await end()
  expect(log).toMatchObject([{ message: 'letter queued', correlation, function_request_id: 'request-1' }])
  expect(metrics).toMatchObject([{ service: 'api', SignUps: 1 }])
  expect(refused).toEqual([])
})

test('the bundle answers a page packed and in base64, as API Gateway unpacks it, and once known with nothing', async () => {
  const { invoke, parts, end } = await start()
  await inTable(parts).editions.publish(anEdition(23))
  const plain = await invoke(getEvent('/', {}))
  expect(plain).toMatchObject({
    statusCode: 200,
    isBase64Encoded: false,
    body: expect.stringMatching(/^<!doctype html>/),
  })
  const { body: page } = plain as { body: string }

  const packed = await invoke(getEvent('/', { 'accept-encoding': 'gzip, deflate, br' }))
  const headers = { 'content-encoding': 'gzip', vary: 'Accept-Language, Accept-Encoding' }
  expect(packed).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers })
  const { body, headers: sent } = packed as { body: string; headers: Record<string, string> }
  expect(gunzipSync(Buffer.from(body, 'base64')).toString()).toBe(page)

  const known = { 'accept-encoding': 'gzip', 'if-none-match': sent.etag ?? '' }
  expect(await invoke(getEvent('/', known))).toMatchObject({ statusCode: 304, body: '' })
  expect(await invoke(getEvent('/', { 'accept-encoding': 'gzip' }, 'HEAD'))).toMatchObject({
    statusCode: 200,
    headers,
    body: '',
  })
  expect((await end()).refused).toEqual([])
})

test('the bundle unsubscribes a reader with one click, and a repeated click changes nothing', async () => {
  const { invoke, parts, environment, end } = await start()
  const reader = aConfirmed()
  await inTable(parts).put(reader)
  const tokenKeys = tokenKeysOf(parts, environment)
  const token = signedToken(tokenKeys, 'unsubscribe', reader.id, Date.now())
  const click = JSON.parse(event('http-one-click').replaceAll('TOKEN', token))

  expect(await invoke(click)).toMatchObject({ statusCode: 200 })
  expect(await inTable(parts).subscribers.get(reader.id)).toMatchObject({ status: 'unsubscribed' })
  expect(await invoke(click)).toMatchObject({ statusCode: 200 })
  expect((await end()).refused).toEqual([])
})

test('the bundle without a key answers that it failed, logs which key it is and nothing of its text, and tries again', async () => {
  const running = await start()
  const { invoke, parts, environment, end } = running
  const request = formRequest(running)
  const arn = environment.TOKEN_KEYS_SECRET ?? ''
  const keys = parts.secrets.get(arn) ?? ''
  const failed = { statusCode: 500, body: expect.stringContaining('Please try again in a minute.') }
  parts.secrets.delete(arn)
  expect(await invoke(request)).toMatchObject(failed)
  parts.secrets.set(arn, 'no keys of ours')
  expect(await invoke(request)).toMatchObject(failed)
  parts.secrets.set(arn, keys)
  expect(await invoke(request)).toMatchObject({ statusCode: 303 })
  const { log } = await end()
  expect(log.filter(({ message }) => message === 'secret not read')).toMatchObject([
    { secret: 'TOKEN_KEYS_SECRET', error: 'ResourceNotFoundException' },
    { secret: 'TOKEN_KEYS_SECRET', error: 'MalformedSecret' },
  ])
  expect(log.filter(({ message }) => message === 'request failed')).toHaveLength(2)
  expect(JSON.stringify(log)).not.toContain('no keys of ours')
})

test('the bundle answers "try again" long before Lambda ends it, if the table never answers', async () => {
  const { invoke, end } = await start({ AWS_ENDPOINT_URL_DYNAMODB: await blackHole() })
  const begun = performance.now()
  expect(await invoke(JSON.parse(event('http-subscribe')))).toMatchObject({
    statusCode: 503,
    headers: { 'retry-after': '60', 'cache-control': 'no-store' },
    body: expect.stringContaining('Please try again in a minute.'),
  })
  expect(performance.now() - begun).toBeLessThan(1_000 * (apiTimeoutSeconds - 2))
  expect((await end()).log).toContainEqual(
    expect.objectContaining({ message: 'request failed', error: 'TimeoutError ETIMEDOUT' }),
  )
})
