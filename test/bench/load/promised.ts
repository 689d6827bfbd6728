import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { StoredReaders } from './stored-readers.ts'

/** What an answer of success says of a reader's item. */
export interface Promised {
  readonly id: SubscriberId
  readonly isKept: (stored: Subscriber) => boolean
  /** Set if the answer says, too, that the proof of consent is kept. */
  readonly hasProof?: true
}

/** How many promises the table does not keep. */
export async function broken(
  promises: readonly Promised[],
  stored: Pick<StoredReaders, 'all' | 'hasProof'>,
): Promise<number> {
  const all = await stored.all()
  let count = 0
  for (const { id, isKept, hasProof } of promises) {
    const subscriber = all.get(id)
    const isStored = subscriber !== undefined && isKept(subscriber)
    if (!isStored || (hasProof && !(await stored.hasProof(id)))) count++
  }
  return count
}
