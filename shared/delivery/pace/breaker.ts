import { type Clock, minuteMs } from '../../time/clock.ts'
import type { DeliveryOutcome } from '../attempt/deliver-digest.ts'
import { type SendingStop, type SendingStore, untilResumed } from './sending.ts'

/** So many answers in a row that leave everything open: the provider, or the way to it, is broken. */
export const ambiguousInARow = 5
export const ambiguousStopMs = 5 * minuteMs

/** So many refusals in a row: something is wrong with our mails, and somebody has to look. */
export const refusedInARow = 10

/**
 * Watches one worker's outcomes and stops all sending when they say that going on would do harm. Resolves true when
 * this worker has to stop at once; the others notice at their next block.
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
    // Only what a call to the provider said counts; readers without one say nothing of it.
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
