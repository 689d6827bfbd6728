import { refusedInARow } from '../../../shared/delivery/pace/breaker.ts'
import type { Attempt, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { isRefusedForGood, isTaken, type SesOutcome } from '../ses/ses-outcome.ts'
import { Violation } from './violation.ts'

/** Watches what becomes of refusals: whom they are blamed on, and how many come in a row. */
export function refusalWatcher(seats: number, mostUnderWay: number) {
  const outcomes = new Map<string, SesOutcome>()
  let inARow = 0
  return {
    onCall(attempt: string, outcome: SesOutcome): void {
      outcomes.set(attempt, outcome)
      if (isTaken(outcome)) inARow = 0
      if (!isRefusedForGood(outcome)) return
      // More may be under way in other lanes, and each worker may lose an answer.
      if (++inARow > refusedInARow + mostUnderWay + seats) {
        throw new Violation('breaker', `${inARow} digests in a row are refused, and sending goes on`)
      }
    },
    onResume(): void {
      inARow = 0
    },
    onSettled({ id, head }: Attempt, missed: Subscriber['missed']): void {
      const outcome = outcomes.get(id)
      if (missed[head] !== 'failed' || outcome === undefined || isRefusedForGood(outcome)) return
      throw new Violation('I2 blame', `${head} counts as failed, because SES answered: ${outcome}`)
    },
  }
}
