import { retryWhenOvertaken } from '../../concurrency/retry-when-overtaken.ts'
import type { EditionHead } from '../../edition/edition.ts'
import type { Attempt, MissedOutcome, Subscriber } from '../../subscriber/subscriber.ts'
import type { SubscriberStore } from '../../subscriber/subscriber-store.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { settlementOf } from './settlement.ts'

export interface SettleDeps {
  readonly deliveries: DeliveryStore
  readonly subscribers: SubscriberStore
}

/**
 * Writes down what became of an attempt. If another writer changed the reader meanwhile, the settlement is
 * computed again from their present state. 'lost': the attempt is no longer theirs, because another worker
 * has ended it. Throws `Overtaken` after sixteen conflicts in a row.
 */
export function settle<O extends 'submitted' | MissedOutcome>(
  deps: SettleDeps,
  reader: Subscriber,
  attempt: Attempt,
  outcome: O,
  recent: readonly EditionHead[],
): Promise<O | 'lost'> {
  return retryWhenOvertaken(
    `the reader of attempt ${attempt.id}`,
    deps.subscribers.backOff,
    async (conflicts) => {
      const current = conflicts === 0 ? reader : await deps.subscribers.get(reader.id)
      if (current?.attempt?.id !== attempt.id) return 'lost'
      const settlement = settlementOf(current, attempt, outcome, recent)
      const result = await deps.deliveries.settle(current.id, attempt.id, current.rev, settlement)
      return result === 'written' ? outcome : 'overtaken'
    },
  )
}
