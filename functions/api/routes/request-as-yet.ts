import { letterMessage } from '../../../shared/subscriber/letter-message.ts'
import { requestSubscription } from '../../../shared/subscriber/request-subscription.ts'
import type { RequestSubscription } from '../sign-up.ts'

/** The use case, whose letters all go at once. A trapped sign-up does the same work, and its message mails nothing. */
export const requestAsYet: RequestSubscription = async (deps, { isProven: _, isTrapped, ...form }) => {
  const letters: typeof deps.letters = {
    send: (message, delaySeconds) =>
      deps.letters.send(isTrapped ? letterMessage(message.id, 'none') : message, delaySeconds),
  }
  await requestSubscription({ ...deps, letters }, form)
  return { letter: 'goes', asksProof: false }
}
