import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'
import { unconfirmedEnvironment } from '../lambda/unconfirmed-environment.ts'
import { feedsVariable } from './feeds-variable.ts'

/** The environment variables of the publish function. */
export const publishEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  SEATS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  EDITION_TIMEZONE: environmentValue.timezone,
  EDITION_HOUR: environmentValue.hour,
  /** Mails per second and per day that are sent while SES's quota is unknown. */
  FALLBACK_SEND_RATE: environmentValue.count,
  FALLBACK_DAILY_QUOTA: environmentValue.count,
  LETTERS_QUEUE_URL: environmentValue.url,
  ...unconfirmedEnvironment,
  FEEDBACK_QUEUE_URL: environmentValue.url,
  FEEDBACK_DEAD_LETTERS_URL: environmentValue.url,
  /** arXiv categories separated by commas; with the empty text, arXiv is not asked. */
  ARXIV_CATEGORIES: environmentValue.categories,
  /** Categories of bioRxiv and medRxiv, separated by commas; with the empty text, the server is not asked. */
  BIORXIV_CATEGORIES: environmentValue.categories,
  MEDRXIV_CATEGORIES: environmentValue.categories,
  /** JSON: `[{"url", "everyDays"}]`. */
  FEEDS: feedsVariable,
  /** The operator's contact. It goes into the User-Agent, so that a source can reach the operator. */
  CONTACT: environmentValue.text,
})

export type PublishEnvironment = z.infer<typeof publishEnvironment>
