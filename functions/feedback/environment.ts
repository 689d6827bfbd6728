import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'

/** The environment variables of the feedback function. */
export const feedbackEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  /** The ARN of the secret. The function reads the secret at run time. */
  ADDRESS_KEY_SECRET: environmentValue.text,
})

export type FeedbackEnvironment = z.infer<typeof feedbackEnvironment>
