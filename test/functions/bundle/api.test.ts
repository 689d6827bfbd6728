import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentValue } from '../../../functions/environment.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { type SubscriberId, subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { unsubscribeToken } from '../../../shared/subscriber/token.ts'
import { inTable } from '../../contracts/subscribers-under-test.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { deployment } from './deployment.ts'

const event = (name: string) => readFileSync(new URL(`events/${name}.json`, import.meta.url), 'utf8')

/** The id that the function gives an address under its key. */
function idOf(address: string, environment: Readonly<Record<string, string>>): SubscriberId {
  const key = environmentValue.addressHashKey.parse(environment.ADDRESS_HASH_KEY)
  return subscriberIds(key)(address as EmailAddress)
}

const start = deployment('api')

test('the bundle signs somebody up from a form that API Gateway sent in base64', async () => {
  const { invoke, parts, environment, end } = await start()
  const answer = await invoke(JSON.parse(event('http-subscribe')))
  expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false })

  const id = idOf('ann@example.org', environment)
  expect(await inTable(parts).subscribers.get(id)).toMatchObject({
    status: 'pending',
    address: 'ann@example.org',
    preferences: { timezone: 'Europe/Berlin', hour: 7, frequency: 'daily', topics: ['graphs', 'maps'] },
    request: { ip: '192.0.2.7', form: 'https://paperwire.example/subscribe' },
  })
  const letters = parts.queues.letters.receive(10).map(({ body }) => JSON.parse(body))
  expect(letters).toMatchObject([{ kind: 'letter', letter: 'confirm', id }])
  expect((await end()).refused).toEqual([])
})

test('the bundle lets somebody go with one click, and a repeated click changes nothing', async () => {
  const { invoke, parts, environment, end } = await start()
  const reader = aConfirmed()
  await inTable(parts).put({ ...reader })
  const token = unsubscribeToken(environmentValue.tokenKeys.parse(environment.TOKEN_KEYS), reader.id)
  const click = JSON.parse(event('http-one-click').replaceAll('TOKEN', token))

  expect(await invoke(click)).toMatchObject({ statusCode: 200 })
  expect(await inTable(parts).subscribers.get(reader.id)).toMatchObject({ status: 'unsubscribed' })
  expect(await invoke(click)).toMatchObject({ statusCode: 200 })
  expect((await end()).refused).toEqual([])
})
