import type { EditionHead } from '../../../shared/edition/edition.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import type { SubscriberDeps } from '../../../shared/subscriber/use-case.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { requestIds, someTokenKeys } from '../../fakes/a-request.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { overtakenStore } from './overtaken-store.ts'

/** The parts that the use cases of a subscriber need, in memory. */
export function subscriberWorld() {
  const memory = aTable()
  const letters = memoryLetterQueue()
  const time = handClock(monday)
  const deps = {
    subscribers: memory.subscribers,
    letters,
    clock: time.clock,
    recentEditions: async (): Promise<readonly EditionHead[]> => [],
    newRequestId: requestIds(),
    tokenKeys: someTokenKeys,
  } satisfies SubscriberDeps & Record<string, unknown>
  return {
    ...memory,
    letters,
    time,
    deps,
    /** The same parts. Another writer counts a letter right before each of the first `times` writes. */
    overtaken(times: number): typeof deps & { subscribers: ReturnType<typeof overtakenStore> } {
      const overtake = (id: SubscriberId) => countALetter(memory.subscribers, id)
      return { ...deps, subscribers: overtakenStore(memory.subscribers, times, overtake) }
    },
  }
}

/** Another writer's harmless change: it raises `rev` and nothing that a reader notices. */
async function countALetter(subscribers: SubscriberStore, id: SubscriberId): Promise<void> {
  const subscriber = await subscribers.get(id)
  if (subscriber)
    await subscribers.write(id, subscriber.rev, { set: { letters: { day: 'earlier', counts: { undo: 1 } } } })
}
