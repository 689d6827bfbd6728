import { type NewSecret, withConfirmation } from './confirmation.ts'
import type { LetterMessage } from './letter.ts'
import { countLetter } from './letter-budget.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from './use-case.ts'

/** Leaves at once. Can be repeated, and has `left` again then; an id without an item has nothing left to leave. */
export function unsubscribe(deps: SubscriberDeps, id: SubscriberId): Promise<'left' | 'unknown'> {
  return deps.subscribers.leave(id, 'unsubscribed', deps.clock())
}

/**
 * Mails a link that subscribes again to somebody who just left. It goes by mail because the unsubscribe link may have
 * been forwarded with the digest: whoever holds it may take its owner out, but not bring them back.
 */
export async function requestUndo(
  deps: SubscriberDeps & {
    readonly newSecret: NewSecret
    readonly form: string
    readonly wording: string
  },
  id: SubscriberId,
  ip: string,
): Promise<void> {
  const now = deps.clock()
  const secret = deps.newSecret()
  const { letter } = await decideAndWrite(deps.subscribers, id, (subscriber): Decision => {
    const { letters, allowed } = countLetter(subscriber, now)
    if (!allowed || (subscriber?.status !== 'unsubscribed' && subscriber?.status !== 'pending')) return {}
    const { address, preferences } = subscriber
    if (!address || !preferences) return {}
    const open = subscriber.status === 'pending' ? subscriber.confirmations : []
    return {
      change: {
        set: {
          status: 'pending',
          address,
          preferences,
          request: { at: now, ip, form: deps.form, wording: deps.wording },
          confirmations: withConfirmation(open, secret, now),
          letters,
        },
      },
      letter: { kind: 'letter', version: 1, id, letter: 'undo', secret },
    }
  })
  if (letter) await deps.letters.send(letter)
}

interface Decision {
  readonly change?: SubscriberChange
  readonly letter?: LetterMessage
}
