import type { LetterMessage } from './letter.ts'
import { countLetter } from './letter-budget.ts'
import type { Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from './use-case.ts'

/** Has a link mailed to somebody who may have it, within the budget of the address. Everybody else gets nothing. */
export async function requestLetter(
  deps: SubscriberDeps,
  id: SubscriberId,
  kind: 'fresh-link' | 'erase',
  mayHaveIt: (subscriber: Subscriber | undefined) => boolean,
): Promise<void> {
  const now = deps.clock()
  const { letter } = await decideAndWrite(
    deps.subscribers,
    id,
    (subscriber): { letter?: LetterMessage; change?: SubscriberChange } => {
      const { letters, allowed } = countLetter(subscriber, now)
      if (!allowed || !mayHaveIt(subscriber)) return {}
      return { change: { set: { letters } }, letter: { kind: 'letter', version: 1, id, letter: kind } }
    },
  )
  if (letter) await deps.letters.send(letter)
}
