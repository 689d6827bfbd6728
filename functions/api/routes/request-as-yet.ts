import { requestSubscription } from '../../../shared/subscriber/request-subscription.ts'
import type { RequestSubscription } from '../sign-up.ts'

/** The use case, whose letters all go at once. */
export const requestAsYet: RequestSubscription = async (deps, { isProven: _, ...form }) => {
  await requestSubscription(deps, form)
  return { letter: 'goes', asksProof: false }
}
