import * as z from 'zod/mini'
import { brandEnvironment } from '../lambda/brand-environment.ts'
import { environmentValue } from '../lambda/environment.ts'
import { signUpsEnvironment } from './sign-ups-environment.ts'

/** The environment variables of the api function. */
export const apiEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  LETTERS_QUEUE_URL: environmentValue.url,
  SEATS_QUEUE_URL: environmentValue.url,
  SEATS: environmentValue.seats,
  ORIGIN: environmentValue.origin,
  /** The websites that may hold the sign-up form. */
  ALLOWED_ORIGINS: environmentValue.origins,
  EDITION_TIMEZONE: environmentValue.timezone,
  PAPERS_PER_DIGEST: environmentValue.count,
  ...brandEnvironment,
  SIGN_UPS: signUpsEnvironment,
  SENDER_NAME: environmentValue.text,
  POSTAL_ADDRESS: environmentValue.text,
  REPLY_TO: environmentValue.text,
  /** A URI for `/.well-known/security.txt`. */
  SECURITY_CONTACT: z
    .string()
    .check(z.regex(/^(mailto:|https:\/\/)\S+$/, 'must begin with mailto: or https://')),
  HSTS: z.enum(['host', 'subdomains'], 'must be host or subdomains'),
  /** The ARNs of the secrets. The function reads the secrets at run time. */
  ADDRESS_KEY_SECRET: environmentValue.text,
  TOKEN_KEYS_SECRET: environmentValue.text,
})

export type ApiEnvironment = z.infer<typeof apiEnvironment>
