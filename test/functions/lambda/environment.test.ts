import { describe, expect, test } from 'vitest'
import { apiEnvironment } from '../../../functions/api/environment.ts'
import { deliverEnvironment } from '../../../functions/deliver/environment.ts'
import { feedbackEnvironment } from '../../../functions/feedback/environment.ts'
import { readEnvironment } from '../../../functions/lambda/environment.ts'
import { lettersEnvironment } from '../../../functions/letters/environment.ts'
import { publishEnvironment } from '../../../functions/publish/environment.ts'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'

const complete = {
  TABLE_NAME: 'paperwire',
  LETTERS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/letters',
  SEATS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/seats',
  SEATS: '4',
  FALLBACK_SEND_RATE: '1',
  FALLBACK_DAILY_QUOTA: '200',
  UNCONFIRMED_PER_DAY: '1000',
  UNCONFIRMED_PERCENT_OF_QUOTA: '10',
  FEEDBACK_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/feedback',
  FEEDBACK_DEAD_LETTERS_URL: 'https://sqs.us-east-1.amazonaws.com/1/feedback-dead-letters',
  CONFIGURATION_SET: 'paperwire',
  ORIGIN: 'https://paperwire.example',
  ALLOWED_ORIGINS: '',
  EDITION_TIMEZONE: 'Europe/Berlin',
  EDITION_HOUR: '6',
  PAPERS_PER_DIGEST: '10',
  BRAND: '{"name": "Example Digest", "light": {"link": "#8a1c5b"}}',
  LANGUAGE: 'de',
  SIGN_UPS: '{"budgets": {"networkAnHour": 7}, "refusedDomains": ["example.net"], "proxies": 1}',
  SENDER_NAME: 'Paperwire',
  SENDER_ADDRESS: 'papers@paperwire.example',
  REPLY_TO: 'people@paperwire.example',
  LIST_ID: 'papers.paperwire.example',
  POSTAL_ADDRESS: '1 Paper Street, 12345 Town',
  SECURITY_CONTACT: 'mailto:people@paperwire.example',
  HSTS: 'host',
  ARXIV_CATEGORIES: 'cs.AI,cs.LG',
  BIORXIV_CATEGORIES: 'bioinformatics,cell biology',
  MEDRXIV_CATEGORIES: '',
  FEEDS: '[{"url": "https://journal.example/feed.xml", "everyDays": 31}]',
  CONTACT: 'people@paperwire.example',
  ADDRESS_KEY_SECRET: 'arn:aws:secretsmanager:eu-central-1:1:secret:addresses',
  TOKEN_KEYS_SECRET: 'arn:aws:secretsmanager:eu-central-1:1:secret:tokens',
}

const functions = [
  { name: 'api', schema: apiEnvironment },
  { name: 'publish', schema: publishEnvironment },
  { name: 'deliver', schema: deliverEnvironment },
  { name: 'letters', schema: lettersEnvironment },
  { name: 'feedback', schema: feedbackEnvironment },
]

describe.each(functions)('the $name function', ({ schema }) => {
  test('a function reads its settings, whatever else is set', () => {
    const settings = readEnvironment(schema, { ...complete, AWS_REGION: 'eu-central-1' })
    expect(Object.keys(settings).sort()).toEqual(Object.keys(schema.shape).sort())
  })

  test('a function names every setting that is missing', () => {
    const read = () => readEnvironment(schema, {})
    expect(read).toThrow(/^the environment is not complete: /)
    for (const name of Object.keys(schema.shape)) expect(read).toThrow(`${name}: `)
  })

  test.each(Object.keys(schema.shape))(
    'a function names %s alone where no other setting is missing',
    (name) => {
      const message = messageOf(() => readEnvironment(schema, { ...complete, [name]: undefined }))
      expect(message).toBe(`the environment is not complete: ${name}: is missing`)
    },
  )
})

const anAddress = 'must be an address such as https://papers.example'
const aSeatCount = 'must be 1, 2, 4, 8 or 16'
const aCount = 'must be a whole number from 1 on'
const aListOfFeeds = 'must be [{"url", "everyDays"}]'
const anHour = 'must be a whole number from 0 to 23'

describe('a wrong setting', () => {
  test.each([
    ['TABLE_NAME', '', 'must not be empty'],
    ['LETTERS_QUEUE_URL', 'letters', anAddress],
    ['SEATS', '3', aSeatCount],
    ['SEATS', '32', aSeatCount],
    ['SEATS', '', aSeatCount],
    ['SEATS', 'four', aSeatCount],
    ['ORIGIN', 'https://paperwire.example/', 'must not end with a slash'],
    ['ORIGIN', 'paperwire.example', anAddress],
    ['EDITION_TIMEZONE', 'Europe/Atlantis', '"Europe/Atlantis" is not an IANA time zone'],
    ['PAPERS_PER_DIGEST', '0', aCount],
    ['PAPERS_PER_DIGEST', '2.5', aCount],
    ['PAPERS_PER_DIGEST', 'ten', aCount],
    ['PAPERS_PER_DIGEST', '1e300', aCount],
    ['PAPERS_PER_DIGEST', '-1e300', aCount],
    ['BRAND', 'Paperwire', 'must be {"name", "light", "dark"}'],
    ['BRAND', '{"colour": 1}', 'must be {"name", "light", "dark"}'],
    ['BRAND', '{"name": 1}', 'name must be a name of 1 to 40 characters on one line'],
    ['BRAND', '{"light": {"link": "blue"}}', 'light.link must be a colour such as #0b5a7a'],
    ['LANGUAGE', 'tlh', 'must be one of en, de'],
    ['SIGN_UPS', 'open', 'must be {"budgets", "onlyDomains", "refusedDomains", "proxies"}'],
    ['SIGN_UPS', '{"proxies": -1}', 'proxies must be a whole number from 0 on'],
    ['SIGN_UPS', '{"proxies": 1.5}', 'proxies must be a whole number from 0 on'],
    ['SIGN_UPS', '{"budgets": {"totalAnHour": 0}}', 'budgets.totalAnHour must be a whole number from 1 on'],
    ['SIGN_UPS', '{"budgets": {"mailboxADay": "3"}}', 'budgets.mailboxADay must be a whole number from 1 on'],
    ['SIGN_UPS', '{"budgets": 3}', 'budgets must be budgets by their names'],
    ['SIGN_UPS', '{"onlyDomains": "example.org"}', 'onlyDomains must be a list of domains'],
    ['SECURITY_CONTACT', 'people@paperwire.example', 'must begin with mailto: or https://'],
    ['SECURITY_CONTACT', 'http://paperwire.example', 'must begin with mailto: or https://'],
    ['HSTS', 'yes', 'must be host or subdomains'],
    ['ADDRESS_KEY_SECRET', '', 'must not be empty'],
    ['TOKEN_KEYS_SECRET', '', 'must not be empty'],
  ])('the wrong setting %s=%s is named, with the allowed values', (name, value, sentence) => {
    const message = messageOf(() => readEnvironment(apiEnvironment, { ...complete, [name]: value }))
    expect(message).toBe(`the environment is not complete: ${name}: ${sentence}`)
  })

  test.each([
    ['EDITION_HOUR', '24', anHour],
    ['EDITION_HOUR', '-1', anHour],
    ['EDITION_HOUR', '6.5', anHour],
    ['EDITION_HOUR', 'six', anHour],
    ['FEEDS', '', aListOfFeeds],
    ['FEEDS', '{}', aListOfFeeds],
    ['FEEDS', '["https://journal.example"]', aListOfFeeds],
    ['FEEDS', '[{"url": "https://journal.example", "everyDays": "7"}]', aListOfFeeds],
    [
      'FEEDS',
      '[{"url": "https://journal.example"}, {"url": "https://169.254.169.254/latest"}]',
      'holds an address that is "https://169.254.169.254/latest", must name a host of the open web',
    ],
    [
      'FEEDS',
      '[{"url": "https://user:key@journal.example"}]',
      'holds an address that must have no user name and no password',
    ],
  ])('the wrong setting %s=%s is named, with the allowed values', (name, value, sentence) => {
    const message = messageOf(() => readEnvironment(publishEnvironment, { ...complete, [name]: value }))
    expect(message).toBe(`the environment is not complete: ${name}: ${sentence}`)
  })

  test('wrong settings are all named at once', () => {
    const read = () => readEnvironment(apiEnvironment, { ...complete, SEATS: '3', ORIGIN: undefined })
    expect(read).toThrow(`the environment is not complete: SEATS: ${aSeatCount}; ORIGIN: is missing`)
  })
})

test('the sources of papers are parsed into lists', () => {
  const settings = readEnvironment(publishEnvironment, complete)
  expect(settings).toMatchObject({
    ARXIV_CATEGORIES: ['cs.AI', 'cs.LG'],
    BIORXIV_CATEGORIES: ['bioinformatics', 'cell biology'],
    MEDRXIV_CATEGORIES: [],
    FEEDS: [{ url: 'https://journal.example/feed.xml', everyDays: 31 }],
  })
})

test('settings are parsed into what they mean', () => {
  const settings = readEnvironment(apiEnvironment, complete)
  expect(settings.SEATS).toBe(4)
  expect(settings.PAPERS_PER_DIGEST).toBe(10)
  expect(settings.SIGN_UPS).toEqual({
    budgets: { ...defaultBudgets, networkAnHour: 7 },
    onlyDomains: [],
    refusedDomains: ['example.net'],
    proxies: 1,
  })
})

function messageOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}
