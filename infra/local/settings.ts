import type { ApiEnvironment } from '../../functions/api/environment.ts'
import { apiEnvironment } from '../../functions/api/environment.ts'
import { type DeliverEnvironment, deliverEnvironment } from '../../functions/deliver/environment.ts'
import { type FeedbackEnvironment, feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { readEnvironment } from '../../functions/lambda/environment.ts'
import { addressHashKeySchema, type Keys, tokenKeysSchema } from '../../functions/lambda/keys.ts'
import { type LettersEnvironment, lettersEnvironment } from '../../functions/letters/environment.ts'
import { type PublishEnvironment, publishEnvironment } from '../../functions/publish/environment.ts'
import type { SeatCount } from '../../shared/delivery/pace/seat.ts'
import type { Budgets } from '../../shared/subscriber/sign-up/budgets.ts'
import type { LocalKeys } from './data-folder.ts'

export const localTable = 'paperwire'
export const localConfigurationSet = 'paperwire'

export interface LocalEnvironments {
  readonly api: ApiEnvironment
  readonly publish: PublishEnvironment
  readonly deliver: DeliverEnvironment
  readonly letters: LettersEnvironment
  readonly feedback: FeedbackEnvironment
  /** The keys that the functions read from Secrets Manager on AWS. */
  readonly keys: Keys
}

/** The settings for the live sources. */
export const livePapersSettings = {
  contact: 'https://paperwire.example',
  categories: ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML'],
} as const

interface Places {
  readonly origin: string
  readonly seatsQueueUrl: string
  readonly lettersQueueUrl: string
  readonly feedbackQueueUrl: string
  readonly feedbackDeadLettersUrl: string
}

/** What an option of `npm start` changes. Without it, one seat, and strangers are counted as on AWS. */
export interface LocalChoices {
  readonly seats?: SeatCount
  /** For load tests: sign-ups are counted as always, but no count holds a letter back. */
  readonly liftBudgets?: boolean
  readonly proxies?: number
}

/** A count that no load test reaches. */
const lifted = 1e9
const liftedBudgets: Budgets = {
  mailboxADay: lifted,
  networkAnHour: lifted,
  domainAnHour: lifted,
  largeDomainAnHour: lifted,
  totalAnHour: lifted,
}

/** The functions' environment variables for this machine, parsed with the same schemas as on AWS. */
export function localEnvironments(
  places: Places,
  keys: LocalKeys,
  { liftBudgets = false, proxies = 0, seats = 1 }: LocalChoices = {},
): LocalEnvironments {
  const variables = {
    TABLE_NAME: localTable,
    SEATS: String(seats),
    SEATS_QUEUE_URL: places.seatsQueueUrl,
    LETTERS_QUEUE_URL: places.lettersQueueUrl,
    ORIGIN: places.origin,
    ALLOWED_ORIGINS: '',
    FEEDBACK_QUEUE_URL: places.feedbackQueueUrl,
    FEEDBACK_DEAD_LETTERS_URL: places.feedbackDeadLettersUrl,
    FALLBACK_SEND_RATE: '1',
    FALLBACK_DAILY_QUOTA: '200',
    UNCONFIRMED_PER_DAY: '1000',
    UNCONFIRMED_PERCENT_OF_QUOTA: '25',
    CONFIGURATION_SET: localConfigurationSet,
    EDITION_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    EDITION_HOUR: '6',
    PAPERS_PER_DIGEST: '10',
    BRAND: '{}',
    SIGN_UPS: JSON.stringify({ proxies, ...(liftBudgets && { budgets: liftedBudgets }) }),
    LANGUAGE: 'en',
    SENDER_NAME: 'Paperwire',
    SENDER_ADDRESS: 'papers@paperwire.example',
    REPLY_TO: 'editors@paperwire.example',
    LIST_ID: 'digest.paperwire.example',
    POSTAL_ADDRESS: 'Example Lab, 1 Example Street, 12345 Example',
    SECURITY_CONTACT: 'mailto:editors@paperwire.example',
    HSTS: 'host',
    ARXIV_CATEGORIES: livePapersSettings.categories.join(','),
    BIORXIV_CATEGORIES: '',
    MEDRXIV_CATEGORIES: '',
    FEEDS: '[]',
    CONTACT: livePapersSettings.contact,
    // Nothing reads these secrets: the local functions get the keys of the data folder.
    ADDRESS_KEY_SECRET: 'keys.json',
    TOKEN_KEYS_SECRET: 'keys.json',
  }
  return {
    api: readEnvironment(apiEnvironment, variables),
    publish: readEnvironment(publishEnvironment, variables),
    deliver: readEnvironment(deliverEnvironment, variables),
    letters: readEnvironment(lettersEnvironment, variables),
    feedback: readEnvironment(feedbackEnvironment, variables),
    keys: {
      addressHashKey: addressHashKeySchema.parse(keys.addressHashKey),
      tokenKeys: tokenKeysSchema.parse(keys.tokenKeys),
    },
  }
}
