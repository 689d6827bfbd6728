import { describe, expect, test } from 'vitest'
import { apiEnvironment } from '../../functions/api/environment.ts'
import { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { readEnvironment } from '../../functions/environment.ts'
import { feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { publishEnvironment } from '../../functions/publish/environment.ts'

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
  ARXIV_CATEGORIES: 'cs.AI,cs.LG',
  CONTACT: 'people@paperwire.example',
  ADDRESS_KEY_SECRET: 'arn:aws:secretsmanager:eu-central-1:1:secret:addresses',
  TOKEN_KEYS_SECRET: 'arn:aws:secretsmanager:eu-central-1:1:secret:tokens',
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
    ['ADDRESS_KEY_SECRET', ''],
    ['TOKEN_KEYS_SECRET', ''],
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

test('settings come as what they mean, not as text', () => {
  const settings = readEnvironment(apiEnvironment, complete)
  expect(settings.SEATS).toBe(4)
  expect(settings.PAPERS_PER_DIGEST).toBe(10)
})

function messageOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
