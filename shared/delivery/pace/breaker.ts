import { type Clock, minuteMs } from '../../time/clock.ts'
import type { DeliveryOutcome } from '../attempt/deliver-digest.ts'
import { type SendingStop, type SendingStore, untilResumed } from './sending.ts'

/** This many ambiguous answers in a row mean that the provider, or the way to it, is broken. */
export const ambiguousInARow = 5
export const ambiguousStopMs = 5 * minuteMs

/** This many refusals in a row mean that something is wrong with our mails. An operator has to look. */
export const refusedInARow = 10

/**
 * Watches one worker's outcomes, and stops all sending when going on would do harm. Resolves to true if this
 * worker has to stop at once. The other workers notice at their next block.
 */
export function breaker(
  store: Pick<SendingStore, 'stop'>,
  clock: Clock,
): (outcome: DeliveryOutcome) => Promise<boolean> {
  let ambiguous = 0
  let refused = 0
  const trip = async (stop: SendingStop): Promise<boolean> => {
    await store.stop(stop)
    return true
  }
  return async (outcome) => {
    // Only the provider's answers count. A reader without a call says nothing about the provider.
    if (outcome === 'submitted' || outcome === 'failed' || outcome === 'ambiguous') {
      ambiguous = outcome === 'ambiguous' ? ambiguous + 1 : 0
      refused = outcome === 'failed' ? refused + 1 : 0
    }
    if (ambiguous >= ambiguousInARow) {
      return trip({
        until: clock() + ambiguousStopMs,
        why: `${ambiguous} answers in a row left open what became of a mail`,
      })
    }
    if (refused >= refusedInARow) {
      return trip({ until: untilResumed, why: `${refused} mails in a row were refused` })
    }
    return outcome === 'stopped'
  }
}
