import type { SendFault } from './misbehaviour.ts'
import { type Refusal, refusal } from './refusal.ts'

/** The end of the call for the caller. */
export type SendAnswer =
  | { kind: 'accepted'; messageId: string | undefined }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'reset' }
  | { kind: 'hang' }

/** The answer to a send that the fault keeps from being accepted; undefined if the message is accepted. */
export function answerUntaken(fault: SendFault | undefined, configurationSet = ''): SendAnswer | undefined {
  switch (fault) {
    case 'throttle':
      return { kind: 'refused', refusal: refusal.rate }
    case 'daily-quota':
      return { kind: 'refused', refusal: refusal.dailyQuota }
    case 'reject':
      return { kind: 'refused', refusal: refusal.rejected }
    case 'paused':
      return { kind: 'refused', refusal: refusal.paused }
    case 'mail-from-unverified':
      return { kind: 'refused', refusal: refusal.mailFromUnverified }
    case 'configuration-set-missing':
      return {
        kind: 'refused',
        refusal: refusal.noConfigurationSet(configurationSet),
      }
    case 'configuration-set-paused':
      return {
        kind: 'refused',
        refusal: refusal.configurationSetPaused(configurationSet),
      }
    case 'server-error':
      return { kind: 'refused', refusal: refusal.serverError }
    case 'reset':
    case 'hang':
      return { kind: fault }
    default:
      return undefined
  }
}

/** The answer to a send whose message was accepted. */
export function answerTaken(fault: SendFault | undefined, messageId: string): SendAnswer {
  switch (fault) {
    case 'accept-then-500':
      return { kind: 'refused', refusal: refusal.serverError }
    case 'accept-then-reset':
      return { kind: 'reset' }
    case 'accept-then-hang':
      return { kind: 'hang' }
    case 'no-message-id':
      return { kind: 'accepted', messageId: undefined }
    default:
      return { kind: 'accepted', messageId }
  }
}
