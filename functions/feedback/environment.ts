import * as z from 'zod/mini'
import { environmentValue } from '../lambda/environment.ts'

/** What the feedback function is told by its deployment. */
export const feedbackEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  /** The ARN of the secret, which is read at run time. */
  ADDRESS_KEY_SECRET: environmentValue.text,
})

export type FeedbackEnvironment = z.infer<typeof feedbackEnvironment>
