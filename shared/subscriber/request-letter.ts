import type { NewSecret } from './confirmation.ts'
import { countLetter } from './letter-budget.ts'
import { type LetterMessage, letterMessage } from './letter-message.ts'
import { type AskedLetterName, isAddressed, letters, needsSecret } from './letters.ts'
import type { SubscriptionRequest } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from './use-case.ts'

/** Queues a letter for a subscriber who may have it, within the address's budget. Others get nothing. */
export async function requestLetter(
  deps: SubscriberDeps & { readonly newSecret: NewSecret },
  id: SubscriberId,
  name: AskedLetterName,
  asked: Omit<SubscriptionRequest, 'at'>,
): Promise<void> {
  const now = deps.clock()
  const secret = needsSecret(name) ? deps.newSecret() : undefined
  const request = { at: now, ...asked }
  const { letter } = await decideAndWrite(
    deps.subscribers,
    id,
    (subscriber): { letter?: LetterMessage; change?: SubscriberChange } => {
      const { letters: counted, allowed } = countLetter(subscriber, now)
      if (!allowed || !isAddressed(subscriber)) return {}
      const granted = letters[name].asked?.grants(subscriber, { request, secret })
      if (!granted) return {}
      return {
        change: { set: { ...granted, letters: counted } },
        letter: letterMessage(id, name, secret),
      }
    },
  )
  if (letter) await deps.letters.send(letter)
}
