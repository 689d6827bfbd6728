import type { EpochMs } from '../../time/clock.ts'
import type { NewRequestId } from '../link/request-id.ts'
import { networkOf } from '../network/network.ts'
import { requestExpiry } from '../requests.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange } from '../subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from '../use-case.ts'
import { countLetter, uncountLetter } from './letter-budget.ts'
import { type LetterMessage, letterMessage } from './letter-message.ts'
import { type AskedLetterName, type AskedNow, isAddressed, letters, needsRequest } from './letters.ts'

/** From where a letter was asked for, and in which words. `form` is the URL of the page. */
interface AskedFrom {
  readonly ip: string
  readonly form: string
  readonly wording: string
}

/**
 * Queues a letter for a subscriber who may have it, within the budget of its kind. Others get nothing. A letter that could
 * not be queued does not count: otherwise three tries while the queue is down would leave its owner without one.
 */
export async function requestLetter(
  deps: SubscriberDeps & { readonly newRequestId: NewRequestId },
  id: SubscriberId,
  name: AskedLetterName,
  { ip, form, wording }: AskedFrom,
): Promise<void> {
  const at = deps.clock()
  const request: AskedNow = {
    id: deps.newRequestId(),
    ...{ at, network: networkOf(ip), form, wording },
    expiresAt: requestExpiry(at),
    asked: true,
  }
  const { letter } = await decideAndWrite(
    deps.subscribers,
    id,
    (subscriber): { letter?: LetterMessage; change?: SubscriberChange } => {
      const { letters: counted, allowed } = countLetter(subscriber, name, at)
      if (!allowed || !isAddressed(subscriber)) return {}
      const granted = letters[name].asked?.grants(subscriber, request)
      if (!granted) return {}
      return {
        change: { set: { ...granted, letters: counted } },
        letter: letterMessage(id, name, needsRequest(name) ? request.id : undefined),
      }
    },
  )
  if (!letter) return
  await deps.letters.send(letter).catch(async (fault: unknown) => {
    await uncount(deps, id, name, at).catch(() => {})
    throw fault
  })
}

async function uncount(
  { subscribers }: SubscriberDeps,
  id: SubscriberId,
  name: AskedLetterName,
  at: EpochMs,
): Promise<void> {
  await decideAndWrite(subscribers, id, (subscriber): { change?: SubscriberChange } => {
    const counted = uncountLetter(subscriber, name, at)
    return counted ? { change: { set: { letters: counted } } } : {}
  })
}
