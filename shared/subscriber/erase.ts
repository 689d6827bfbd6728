import type { EpochMs } from '../time/clock.ts'
import type { Addressed, LetterMessage } from './letter.ts'
import { countLetter } from './letter-budget.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from './use-case.ts'

/** How long a link that erases works. */
export const eraseLinkHours = 72

/**
 * Mails a link that erases, within the budget of the address. It goes by mail because the links of a digest are
 * forwarded with it, and nobody else's data may be lost by them: what is erased cannot be brought back.
 */
export async function requestErasure(deps: SubscriberDeps, id: SubscriberId): Promise<void> {
  const now = deps.clock()
  const { letter } = await decideAndWrite(
    deps.subscribers,
    id,
    (subscriber): { letter?: LetterMessage; change?: SubscriberChange } => {
      const { letters, allowed } = countLetter(subscriber, now)
      if (!allowed || !isAddressed(subscriber)) return {}
      return { change: { set: { letters } }, letter: { kind: 'letter', version: 1, id, letter: 'erase' } }
    },
  )
  if (letter) await deps.letters.send(letter)
}

/**
 * Erases whoever a link was mailed to. 'older': they have asked to be subscribed since it was mailed, and what is kept
 * of that is not what they wanted to be deleted.
 */
export async function erase(
  deps: SubscriberDeps,
  id: SubscriberId,
  mailedAt: EpochMs,
): Promise<'erased' | 'unknown' | 'older'> {
  const subscriber = await deps.subscribers.get(id)
  const askedAt = subscriber?.status === 'pending' ? subscriber.request.at : confirmedAt(subscriber)
  if (askedAt > mailedAt) return 'older'
  return deps.subscribers.erase(id, deps.clock())
}

function confirmedAt(subscriber: Subscriber | undefined): EpochMs {
  return subscriber?.status === 'confirmed' ? subscriber.confirmedAt : 0
}

/** Whether there is somebody to write to: neither suppressed nor erased already. */
export function isAddressed(subscriber: Subscriber | undefined): subscriber is Addressed {
  return subscriber !== undefined && subscriber.status !== 'suppressed' && subscriber.address !== undefined
}
