import { apiEnvironment } from '../../functions/api/environment.ts'
import { deliverEnvironment } from '../../functions/deliver/environment.ts'
import { feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { readEnvironment } from '../../functions/lambda/environment.ts'
import type { Keys } from '../../functions/lambda/keys.ts'
import { lettersEnvironment } from '../../functions/letters/environment.ts'
import { publishEnvironment } from '../../functions/publish/environment.ts'

export const simulatedTable = 'paperwire'

const key = new TextEncoder().encode('simulated key '.repeat(3))
const keys: Keys = { addressHashKey: key, tokenKeys: { current: 'k1', keys: { k1: key } } }

export interface SimulatedQueues {
  readonly seats: { readonly url: string }
  readonly letters: { readonly url: string }
  readonly feedback: { readonly url: string }
  readonly feedbackDeadLetters: { readonly url: string }
}

export interface SimulatedQueues {
  readonly seats: { readonly url: string }
  readonly letters: { readonly url: string }
  readonly feedback: { readonly url: string }
  readonly feedbackDeadLetters: { readonly url: string }
}

/** The environment of a deployment, parsed by the functions' own schemas. Nothing in it depends on the machine. */
export function simulatedEnvironments(
  queues: SimulatedQueues,
  seatCount: 1 | 2 | 4 | 8 | 16 = 1,
  unconfirmedPerDay = 1_000,
) {
  const variables = {
    TABLE_NAME: simulatedTable,
    SEATS: String(seatCount),
    SEATS_QUEUE_URL: queues.seats.url,
    LETTERS_QUEUE_URL: queues.letters.url,
    FEEDBACK_QUEUE_URL: queues.feedback.url,
    FEEDBACK_DEAD_LETTERS_URL: queues.feedbackDeadLetters.url,
    ORIGIN: 'https://papers.example.org',
    ALLOWED_ORIGINS: '',
    FALLBACK_SEND_RATE: '1',
    FALLBACK_DAILY_QUOTA: '200',
    UNCONFIRMED_PER_DAY: String(unconfirmedPerDay),
    UNCONFIRMED_PERCENT_OF_QUOTA: '10',
    CONFIGURATION_SET: 'paperwire',
    EDITION_TIMEZONE: 'UTC',
    EDITION_HOUR: '6',
    PAPERS_PER_DIGEST: '10',
    BRAND: '{}',
    SIGN_UPS: '{}',
    LANGUAGE: 'en',
    SENDER_NAME: 'Paperwire',
    SENDER_ADDRESS: 'papers@example.org',
    REPLY_TO: 'editors@example.org',
    LIST_ID: 'digest.example.org',
    POSTAL_ADDRESS: '1 Example Street, 12345 Example',
    SECURITY_CONTACT: 'mailto:editors@example.org',
    HSTS: 'host',
    CONTACT: 'https://papers.example.org',
    ARXIV_CATEGORIES: '',
    BIORXIV_CATEGORIES: '',
    MEDRXIV_CATEGORIES: '',
    FEEDS: '[]',
    ADDRESS_KEY_SECRET: 'the address key',
    TOKEN_KEYS_SECRET: 'the token keys',
  }
  return {
    api: readEnvironment(apiEnvironment, variables),
    publish: readEnvironment(publishEnvironment, variables),
    deliver: readEnvironment(deliverEnvironment, variables),
    letters: readEnvironment(lettersEnvironment, variables),
    feedback: readEnvironment(feedbackEnvironment, variables),
    keys,
  }
}
