import type { EditionHead } from '../../edition/edition.ts'
import type { Attempt, MissedOutcome, Subscriber } from '../../subscriber/subscriber.ts'
import type { SubscriberStore } from '../../subscriber/subscriber-store.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { settlementOf } from './settlement.ts'

export interface SettleDeps {
  readonly deliveries: DeliveryStore
  readonly subscribers: SubscriberStore
}

/** How often a settlement that another write overtook is computed anew. */
const maximumTries = 8

/**
 * Writes down what became of an attempt. When somebody changed the reader meanwhile, the settlement is computed again
 * from what they are now; when the attempt is no longer theirs, another worker has settled it.
 */
export async function settle<O extends 'submitted' | MissedOutcome>(
  deps: SettleDeps,
  reader: Subscriber,
  attempt: Attempt,
  outcome: O,
  recent: readonly EditionHead[],
): Promise<O | 'lost'> {
  let current: Subscriber | undefined = reader
  for (let tries = 0; tries < maximumTries; tries++) {
    if (current?.attempt?.id !== attempt.id) return 'lost'
    const settlement = settlementOf(current, attempt, outcome, recent)
    const written = await deps.deliveries.settle(current.id, attempt.id, current.rev, settlement)
    if (written === 'written') return outcome
    current = await deps.subscribers.get(reader.id)
  }
  throw new Error(`attempt ${attempt.id} could not be settled: overtaken ${maximumTries} times in a row`)
}
