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

/** Whether there is somebody to write to: neither suppressed nor erased already. */
export function isAddressed(subscriber: Subscriber | undefined): subscriber is Addressed {
  return subscriber !== undefined && subscriber.status !== 'suppressed' && subscriber.address !== undefined
}
