import { expect, test } from 'vitest'
import type { SesEvent } from '../../../../infra/local/ses/event.ts'
import type { SendFault } from '../../../../infra/local/ses/misbehaviour.ts'
import { served } from './served.ts'

const serverError = { name: 'InternalFailure', $fault: 'server', $metadata: { httpStatusCode: 500 } }
const reset = { code: 'ECONNRESET' }
const timeout = { name: 'TimeoutError' }
const impatient = { requestTimeout: 500 }
const paused = 'Email sending is currently disabled for'

const failures: [fault: SendFault, error: object, kept: number][] = [
  ['throttle', { name: 'Throttling', message: 'Maximum sending rate exceeded.' }, 0],
  ['daily-quota', { name: 'Throttling', message: 'Daily message quota exceeded.' }, 0],
  ['reject', { name: 'MessageRejected', message: 'Address blacklisted.' }, 0],
  [
    'paused',
    { name: 'AccountSendingPausedException', message: `${paused} your entire Amazon SES account.` },
    0,
  ],
  [
    'mail-from-unverified',
    {
      name: 'MailFromDomainNotVerifiedException',
      message: 'Could not read the MX record required to use the specified MAIL FROM domain.',
    },
    0,
  ],
  [
    'configuration-set-missing',
    {
      name: 'ConfigurationSetDoesNotExistException',
      message: 'Configuration set <paperwire> does not exist.',
    },
    0,
  ],
  [
    'configuration-set-paused',
    { name: 'ConfigurationSetSendingPausedException', message: `${paused} configuration set <paperwire>.` },
    0,
  ],
  ['server-error', serverError, 0],
  ['reset', reset, 0],
  ['hang', timeout, 0],
  ['accept-then-500', serverError, 1],
  ['accept-then-reset', reset, 1],
  ['accept-then-hang', timeout, 1],
]

test.each(failures)(
  'the stand-in told to %s fails in that way once and then behaves',
  async (fault, error, kept) => {
    const events: SesEvent[] = []
    const { send, ses } = await served({ onEvent: (event) => void events.push(event) })
    ses.misbehave({ fault, count: 1 })

    const patience = error === timeout ? impatient : undefined
    await expect(send({ ConfigurationSetName: 'paperwire' }, patience)).rejects.toMatchObject(error)
    await ses.eventsSettled()
    expect(ses.messages()).toHaveLength(kept)
    expect(events.map(({ eventType }) => eventType)).toEqual(kept ? ['Send', 'Delivery'] : [])

    expect(await send()).toBeDefined()
    expect(ses.messages()).toHaveLength(kept + 1)
  },
)

test('the stand-in told to leave out the id accepts and answers without one', async () => {
  const { send, ses } = await served()
  ses.misbehave({ fault: 'no-message-id', count: 1 })
  expect(await send()).toBeUndefined()
  expect(ses.messages()).toHaveLength(1)
})

test.each([
  ['lose-events' as const, []],
  ['duplicate-events' as const, ['Send', 'Send', 'Delivery', 'Delivery']],
])('the stand-in told to %s accepts the mail and publishes accordingly', async (fault, published) => {
  const events: SesEvent[] = []
  const { send, ses } = await served({ onEvent: (event) => void events.push(event) })
  ses.misbehave({ fault })
  expect(await send({ ConfigurationSetName: 'paperwire' })).toBeDefined()
  await ses.eventsSettled()
  expect(events.map(({ eventType }) => eventType)).toEqual(published)
})

test('GetSendQuota can be told to fail and to hang, while sending goes on', async () => {
  const { quota, send, ses } = await served()
  ses.misbehave({ fault: 'quota-error', count: 1 })
  ses.misbehave({ fault: 'quota-hang', count: 1 })
  expect(await send()).toBeDefined()
  await expect(quota()).rejects.toMatchObject(serverError)
  await expect(quota(impatient)).rejects.toMatchObject(timeout)
  expect((await quota()).sent).toBe(1)
})

test('a hang ends when the caller gives up', async () => {
  const { answers, send, ses } = await served()
  ses.misbehave({ fault: 'hang' })
  await expect(send({}, impatient)).rejects.toMatchObject(timeout)
  await Promise.all(answers)
})

test('a mail counts towards the quota if its fault lets it be taken, and not otherwise', async () => {
  const { quota, send, ses } = await served()
  ses.misbehave({ fault: 'server-error', count: 1 })
  ses.misbehave({ fault: 'accept-then-500', count: 1 })
  await expect(send()).rejects.toMatchObject(serverError)
  expect((await quota()).sent).toBe(0)
  await expect(send()).rejects.toMatchObject(serverError)
  expect((await quota()).sent).toBe(1)
})

test('a plan for one recipient does not affect the others', async () => {
  const { send, ses } = await served()
  ses.misbehave({ fault: 'reject', recipient: 'Bad@example.net' })
  expect(await send()).toBeDefined()
  await expect(send({ Destinations: ['bad@example.net'] })).rejects.toMatchObject({ name: 'MessageRejected' })
  await expect(send({ Destinations: ['Bad <bad@example.net>'] })).rejects.toMatchObject({
    name: 'MessageRejected',
  })
})

test('a plan with a share affects that part of the sends, and its count counts only those', async () => {
  const draws = [0.3, 0.29, 0.9, 0.1]
  const { send, ses } = await served({ random: () => draws.shift() ?? 0 })
  ses.misbehave({ fault: 'throttle', share: 0.3, count: 2 })
  const outcomes: string[] = []
  for (let n = 0; n < 5; n++)
    outcomes.push(
      await send().then(
        () => 'ok',
        (error: Error) => error.name,
      ),
    )
  expect(outcomes).toEqual(['ok', 'Throttling', 'ok', 'Throttling', 'ok'])
})

test('plans are worked off in their order over HTTP, listed, and cleared', async () => {
  const { send, url } = await served()
  const post = (plan: object) =>
    fetch(`${url}/misbehave`, { method: 'POST', body: JSON.stringify(plan) }).then((answer) => answer.json())
  await post({ fault: 'reject', count: 1 })
  expect(await post({ fault: 'throttle' })).toEqual({
    plans: [{ fault: 'reject', count: 1 }, { fault: 'throttle' }],
  })

  await expect(send()).rejects.toMatchObject({ name: 'MessageRejected' })
  await expect(send()).rejects.toMatchObject({ name: 'Throttling' })
  await expect(send()).rejects.toMatchObject({ name: 'Throttling' })
  const listed = await fetch(`${url}/misbehave`)
  expect(await listed.json()).toEqual({ plans: [{ fault: 'throttle' }] })

  await fetch(`${url}/misbehave`, { method: 'DELETE' })
  expect(await send()).toBeDefined()
})

test.each([
  ['not JSON', 'The body must be JSON, such as {"fault":"throttle"}.'],
  ['{"fault":"explode"}', 'Invalid option: expected one of "throttle"|'],
  ['{"fault":"hang","share":2}', 'expected number to be <=1'],
  ['{"fault":"hang","count":0}', 'expected number to be >=1'],
  ['{"fault":"hang","times":1}', 'Unrecognized key: "times"'],
])('the plan %s is refused with a helpful message, and nothing is planned', async (body, words) => {
  const { ses } = await served()
  const answer = await ses.app.request('/misbehave', { method: 'POST', body })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: expect.stringContaining(words) })
  expect(await (await ses.app.request('/misbehave')).json()).toEqual({ plans: [] })
})

test('the plan “behave” drops all other plans', async () => {
  const { send, ses } = await served()
  ses.misbehave({ fault: 'throttle' })
  ses.behave()
  expect(await send()).toBeDefined()
})

const call = new URLSearchParams({
  Action: 'SendRawEmail',
  'Destinations.member.1': 'reader@example.net',
  'RawMessage.Data': btoa('From: a@example.org\r\n\r\nhi'),
})

test('the stand-in called in process, without a connection to reset, answers 500', async () => {
  const { ses } = await served()
  ses.misbehave({ fault: 'reset' })
  expect((await ses.app.request('/', { method: 'POST', body: call })).status).toBe(500)
})

test('a hang of the stand-in called in process ends with the signal of the request', async () => {
  const { ses } = await served()
  ses.misbehave({ fault: 'hang' })
  const caller = new AbortController()
  const answer = ses.app.request('/', { method: 'POST', body: call, signal: caller.signal })
  expect(
    await Promise.race([answer, new Promise((resolve) => setImmediate(() => resolve('still hanging')))]),
  ).toBe('still hanging')
  caller.abort()
  expect((await answer).status).toBe(500)
})
