import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'

/** What the publish function is told by its deployment. */
export const publishEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  SEATS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  EDITION_TIMEZONE: environmentValue.timezone,
  EDITION_HOUR: environmentValue.hour,
  /** Mails a second and a day as long as the provider's quota is not known. */
  FALLBACK_SEND_RATE: environmentValue.count,
  FALLBACK_DAILY_QUOTA: environmentValue.count,
  FEEDBACK_QUEUE_URL: environmentValue.url,
  FEEDBACK_DEAD_LETTERS_URL: environmentValue.url,
  /** arXiv's categories, separated by commas; empty asks arXiv nothing. */
  ARXIV_CATEGORIES: environmentValue.arxivCategories,
  /** Goes into the User-Agent, so that a source can reach who asks. */
  CONTACT: environmentValue.text,
})

export type PublishEnvironment = z.infer<typeof publishEnvironment>
