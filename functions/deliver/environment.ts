import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'
import { mailEnvironment } from '../mail/mail-environment.ts'

/** The environment variables of the deliver function. */
export const deliverEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  SEATS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  ...mailEnvironment,
})

export type DeliverEnvironment = z.infer<typeof deliverEnvironment>
