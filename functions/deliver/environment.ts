import * as z from 'zod/mini'
import { brandEnvironment } from '../lambda/brand-environment.ts'
import { environmentValue } from '../lambda/environment.ts'

/** The environment variables of the deliver function. */
export const deliverEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  SEATS_QUEUE_URL: environmentValue.url,
  LETTERS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  CONFIGURATION_SET: environmentValue.text,
  ORIGIN: environmentValue.origin,
  PAPERS_PER_DIGEST: environmentValue.count,
  ...brandEnvironment,
  SENDER_NAME: environmentValue.text,
  SENDER_ADDRESS: environmentValue.text,
  REPLY_TO: environmentValue.text,
  LIST_ID: environmentValue.text,
  POSTAL_ADDRESS: environmentValue.text,
  /** The ARN of the secret. The function reads the secret at run time. */
  TOKEN_KEYS_SECRET: environmentValue.text,
})

export type DeliverEnvironment = z.infer<typeof deliverEnvironment>
