import type { ApiEnvironment } from '../../functions/api/environment.ts'
import { apiEnvironment } from '../../functions/api/environment.ts'
import { type DeliverEnvironment, deliverEnvironment } from '../../functions/deliver/environment.ts'
import { readEnvironment } from '../../functions/environment.ts'
import { type FeedbackEnvironment, feedbackEnvironment } from '../../functions/feedback/environment.ts'
import { type PublishEnvironment, publishEnvironment } from '../../functions/publish/environment.ts'
import type { LocalKeys } from './data-folder.ts'

export const localTable = 'paperwire'
export const localConfigurationSet = 'paperwire'

export interface LocalEnvironments {
  readonly api: ApiEnvironment
  readonly publish: PublishEnvironment
  readonly deliver: DeliverEnvironment
  readonly feedback: FeedbackEnvironment
}

interface Places {
  readonly origin: string
  readonly seatsQueueUrl: string
  readonly lettersQueueUrl: string
  readonly feedbackQueueUrl: string
  readonly feedbackDeadLettersUrl: string
}

/** What a deployment would tell the functions, for this machine: read by the very schemas that they read on AWS. */
export function localEnvironments(places: Places, keys: LocalKeys): LocalEnvironments {
  const variables = {
    TABLE_NAME: localTable,
    SEATS: '1',
    SEATS_QUEUE_URL: places.seatsQueueUrl,
    LETTERS_QUEUE_URL: places.lettersQueueUrl,
    ORIGIN: places.origin,
    FEEDBACK_QUEUE_URL: places.feedbackQueueUrl,
    FEEDBACK_DEAD_LETTERS_URL: places.feedbackDeadLettersUrl,
    FALLBACK_SEND_RATE: '1',
    FALLBACK_DAILY_QUOTA: '200',
    CONFIGURATION_SET: localConfigurationSet,
    EDITION_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    EDITION_HOUR: '6',
    PAPERS_PER_DIGEST: '10',
    SENDER_NAME: 'Paperwire',
    SENDER_ADDRESS: 'papers@paperwire.example',
    REPLY_TO: 'editors@paperwire.example',
    LIST_ID: 'digest.paperwire.example',
    POSTAL_ADDRESS: 'Example Lab, 1 Example Street, 12345 Example',
    CONTACT: 'https://paperwire.example',
    ADDRESS_HASH_KEY: keys.addressHashKey,
    TOKEN_KEYS: keys.tokenKeys,
  }
  return {
    api: readEnvironment(apiEnvironment, variables),
    publish: readEnvironment(publishEnvironment, variables),
    deliver: readEnvironment(deliverEnvironment, variables),
    feedback: readEnvironment(feedbackEnvironment, variables),
  }
}
