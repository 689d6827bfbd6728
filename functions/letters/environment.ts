import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'
import { unconfirmedEnvironment } from '../lambda/unconfirmed-environment.ts'
import { mailEnvironment } from '../mail/mail-environment.ts'

/** The environment variables of the letters function. */
export const lettersEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  LETTERS_QUEUE_URL: environmentValue.url,
  ...unconfirmedEnvironment,
  ...mailEnvironment,
})

export type LettersEnvironment = z.infer<typeof lettersEnvironment>
