import { type Clock, minuteMs } from '../../time/clock.ts'
import type { DeliveryOutcome } from '../attempt/deliver-digest.ts'
import { noTrouble, type SendingStop, type SendingStore, type Trouble, untilResumed } from './sending.ts'

/** This many ambiguous answers in a row mean that the provider, or the way to it, is broken. */
export const ambiguousInARow = 5
export const ambiguousStopMs = 5 * minuteMs

/** This many refusals in a row mean that something is wrong with our mails. An operator has to look. */
export const refusedInARow = 10

/**
 * Watches the outcomes of all lanes of one worker, as they come in, and stops all sending when going on would do
 * harm. Resolves to true if this worker has to stop at once. The other workers notice at their next block. `known`
 * are the rows of bad answers that earlier runs left. While all mails are accepted, nothing is written.
 */
export function breaker(
  store: Pick<SendingStore, 'stop' | 'countTrouble' | 'endTrouble'>,
  clock: Clock,
  known: Trouble,
): (outcome: DeliveryOutcome) => Promise<boolean> {
  let trouble = known
  const trip = async (stop: SendingStop): Promise<boolean> => {
    await store.stop(stop)
    return true
  }
  // Only the provider's answers count. A reader without a call says nothing about the provider.
  const judge = async (outcome: DeliveryOutcome): Promise<boolean> => {
    if (outcome === 'submitted' && trouble.refused + trouble.ambiguous > 0) {
      await store.endTrouble()
      trouble = noTrouble
    }
    if (outcome === 'ambiguous') trouble = await store.countTrouble('ambiguous')
    if (outcome === 'failed') trouble = await store.countTrouble('refused')
    if (outcome === 'ambiguous' && trouble.ambiguous >= ambiguousInARow) {
      return trip({
        until: clock() + ambiguousStopMs,
        why: `${trouble.ambiguous} answers in a row left open what became of a mail`,
      })
    }
    if (outcome === 'failed' && trouble.refused >= refusedInARow) {
      return trip({ until: untilResumed, why: `${trouble.refused} mails in a row were refused` })
    }
    return outcome === 'stopped'
  }
  // What we know of the row and what the store knows must not part, so the lanes' outcomes are judged one by one.
  let before: Promise<unknown> = Promise.resolve()
  return (outcome) => {
    const judged = before.then(() => judge(outcome))
    before = judged.catch(() => {})
    return judged
  }
}
