import * as z from 'zod'
import { environmentValue } from '../environment.ts'

/** What the publish function is told by its deployment. */
export const publishEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  SEATS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  EDITION_TIMEZONE: environmentValue.timezone,
  EDITION_HOUR: environmentValue.hour,
  /** Goes into the User-Agent, so that a source can reach who asks. */
  CONTACT: environmentValue.text,
})

export type PublishEnvironment = z.infer<typeof publishEnvironment>
