import { type LetterQueue, letterMessage } from '../../shared/subscriber/letter-message.ts'
import type { SignUpGuardStore } from '../../shared/subscriber/sign-up-guard.ts'
import type { WaitingLetters } from '../../shared/subscriber/waiting-letters.ts'

/** The guard, which never closes as yet. */
export const openGuardAsYet: SignUpGuardStore = { read: async () => 'open' }

/** As yet nothing releases letters that wait, so they go at once. */
export function waitingAsYet(letters: LetterQueue): WaitingLetters {
  return {
    hold: ({ id, letter, request, correlation }) =>
      letters.send({ ...letterMessage(id, letter, request), ...(correlation && { correlation }) }),
  }
}
