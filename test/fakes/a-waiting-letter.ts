import type { WaitingLetter } from '../../shared/subscriber/letter/waiting-letters.ts'
import { aRequestId } from './a-request.ts'
import { anId, monday } from './a-subscriber.ts'

/** A confirmation without a proof that waits since Monday at nine, the first of its network. */
export function aWaitingLetter(part: Partial<WaitingLetter> = {}): WaitingLetter {
  return {
    id: anId(),
    letter: 'confirm',
    request: aRequestId(),
    since: monday,
    isProven: false,
    turn: 0,
    ...part,
  }
}
