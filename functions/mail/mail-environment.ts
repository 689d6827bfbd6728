import * as z from 'zod/mini'
import { brandEnvironment } from '../lambda/brand-environment.ts'
import { environmentValue } from '../lambda/environment.ts'

/** The environment variables of a function that writes and sends mails, as a part of its schema. */
export const mailEnvironment = {
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
} as const

const mailEnvironmentSchema = z.object(mailEnvironment)

export type MailEnvironment = z.infer<typeof mailEnvironmentSchema>
