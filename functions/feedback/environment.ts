import * as z from 'zod'
import { environmentValue } from '../environment.ts'

/** What the feedback function is told by its deployment. */
export const feedbackEnvironment = z.object({
  TABLE_NAME: environmentValue.text,
  ADDRESS_HASH_KEY: environmentValue.addressHashKey,
})

export type FeedbackEnvironment = z.infer<typeof feedbackEnvironment>
