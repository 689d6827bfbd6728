import { describe, expect, test } from 'vitest'
import { apiEnvironment } from '../../functions/api/environment.ts'
import { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { readEnvironment } from '../../functions/environment.ts'
import { feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { publishEnvironment } from '../../functions/publish/environment.ts'

const secret = 'a-secret-that-nobody-may-ever-see-in-a-log'
const complete = {
  TABLE_NAME: 'paperwire',
  LETTERS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/letters',
  SEATS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/seats',
  SEATS: '4',
  FALLBACK_SEND_RATE: '1',
  FALLBACK_DAILY_QUOTA: '200',
  FEEDBACK_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/feedback',
  FEEDBACK_DEAD_LETTERS_URL: 'https://sqs.us-east-1.amazonaws.com/1/feedback-dead-letters',
  CONFIGURATION_SET: 'paperwire',
  ORIGIN: 'https://paperwire.example',
  EDITION_TIMEZONE: 'Europe/Berlin',
  EDITION_HOUR: '6',
  PAPERS_PER_DIGEST: '10',
  SENDER_NAME: 'Paperwire',
  SENDER_ADDRESS: 'papers@paperwire.example',
  REPLY_TO: 'people@paperwire.example',
  LIST_ID: 'papers.paperwire.example',
  POSTAL_ADDRESS: '1 Paper Street, 12345 Town',
  CONTACT: 'people@paperwire.example',
  ADDRESS_HASH_KEY: secret,
  TOKEN_KEYS: JSON.stringify({ current: 'k2', k1: `${secret}-1`, k2: `${secret}-2` }),
}

const functions = [
  { name: 'api', schema: apiEnvironment },
  { name: 'publish', schema: publishEnvironment },
  { name: 'deliver', schema: deliverEnvironment },
  { name: 'feedback', schema: feedbackEnvironment },
]

describe.each(functions)('the $name function', ({ schema }) => {
  test('reads its settings, whatever else is set', () => {
    const settings = readEnvironment(schema, { ...complete, AWS_REGION: 'eu-central-1' })
    expect(Object.keys(settings).sort()).toEqual(Object.keys(schema.shape).sort())
  })

  test('names every setting that is missing', () => {
    const read = () => readEnvironment(schema, {})
    expect(read).toThrow(/^the environment is not complete: /)
    for (const name of Object.keys(schema.shape)) expect(read).toThrow(`${name}: `)
  })

  test.each(Object.keys(schema.shape))('names %s alone where nothing else is missing', (name) => {
    const message = messageOf(() => readEnvironment(schema, { ...complete, [name]: undefined }))
    const others = Object.keys(schema.shape).filter((other) => other !== name)
    expect(message).toContain(`${name}: `)
    for (const other of others) expect(message).not.toContain(`${other}: `)
  })
})

describe('a setting that is wrong is named', () => {
  test.each([
    ['TABLE_NAME', ''],
    ['LETTERS_QUEUE_URL', 'letters'],
    ['SEATS', '3'],
    ['SEATS', '32'],
    ['SEATS', ''],
    ['SEATS', 'four'],
    ['ORIGIN', 'https://paperwire.example/'],
    ['ORIGIN', 'paperwire.example'],
    ['EDITION_TIMEZONE', 'Europe/Atlantis'],
    ['PAPERS_PER_DIGEST', '0'],
    ['PAPERS_PER_DIGEST', '2.5'],
    ['PAPERS_PER_DIGEST', 'ten'],
    ['ADDRESS_HASH_KEY', 'too short'],
    ['TOKEN_KEYS', '{'],
    ['TOKEN_KEYS', '"k1"'],
    ['TOKEN_KEYS', '[]'],
    ['TOKEN_KEYS', '{}'],
    ['TOKEN_KEYS', JSON.stringify({ current: 'k1', k1: 'too short' })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'k9', k1: secret })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'current', k1: secret })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'constructor', k1: secret })],
  ])('%s=%s', (name, value) => {
    expect(() => readEnvironment(apiEnvironment, { ...complete, [name]: value })).toThrow(`${name}: `)
  })

  test.each([
    ['EDITION_HOUR', '24'],
    ['EDITION_HOUR', '-1'],
    ['EDITION_HOUR', '6.5'],
  ])('%s=%s', (name, value) => {
    expect(() => readEnvironment(publishEnvironment, { ...complete, [name]: value })).toThrow(`${name}: `)
  })
})

describe('the value of a secret is never in the error', () => {
  test.each([
    ['ADDRESS_HASH_KEY', 'hush-short'],
    ['TOKEN_KEYS', 'hush'],
    ['TOKEN_KEYS', '{"current": "hush"'],
    ['TOKEN_KEYS', JSON.stringify({ current: 'hush', k1: `hush-${secret}` })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'k1', k1: 'hush' })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'k1', k1: secret, 'hush-as-a-name': 'hush' })],
    ['TOKEN_KEYS', JSON.stringify({ current: 'k1', k1: ['hush'] })],
  ])('%s=%s', (name, value) => {
    const message = messageOf(() => readEnvironment(apiEnvironment, { ...complete, [name]: value }))
    expect(message).toContain(`${name}: `)
    expect(message).not.toContain('hush')
    expect(message).not.toContain(secret)
  })

  test('also where another setting is the wrong one', () => {
    const message = messageOf(() => readEnvironment(apiEnvironment, { ...complete, ORIGIN: undefined }))
    expect(message).not.toContain(secret)
  })
})

test('settings come as what they mean, not as text', () => {
  const settings = readEnvironment(apiEnvironment, complete)
  expect(settings.SEATS).toBe(4)
  expect(settings.PAPERS_PER_DIGEST).toBe(10)
  expect(new TextDecoder().decode(settings.ADDRESS_HASH_KEY)).toBe(secret)
  expect(settings.TOKEN_KEYS.current).toBe('k2')
  const { k1, k2 } = settings.TOKEN_KEYS.keys
  expect([k1, k2].map((key) => new TextDecoder().decode(key))).toEqual([`${secret}-1`, `${secret}-2`])
})

function messageOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
