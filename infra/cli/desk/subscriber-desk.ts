import { erasedLifetimeMs, eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { decideAndWrite } from '../../../shared/subscriber/use-case.ts'
import { type Clock, secondMs } from '../../../shared/time/clock.ts'

/** What the operator can do for one person who asks, each in the words for whoever asked. */
export const requests = ['show', 'erase', 'lift'] as const

export type DeskRequest = (typeof requests)[number]

export interface DeskDeps {
  readonly subscribers: SubscriberStore
  /** Everything that is kept of somebody, key by key. */
  readonly everything: (id: SubscriberId) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly clock: Clock
}

/** Answers a request about one id; says what was found and done. */
export async function serveRequest(deps: DeskDeps, request: DeskRequest, id: SubscriberId): Promise<string> {
  switch (request) {
    case 'show': {
      const items = await deps.everything(id)
      return items.length > 0 ? JSON.stringify(items, null, 2) : nothingKept
    }
    case 'erase':
      return (await eraseSubscriber(deps.subscribers, id, deps.clock())) === 'erased'
        ? erased(id)
        : nothingKept
    case 'lift':
      return lift(deps, id)
  }
}

const nothingKept = 'Nothing is kept of that address.'

function erased(id: SubscriberId): string {
  return [
    'Erased: address, preferences and proofs of consent. What remains is the id, which nobody can turn back into the address.',
    `Note it down: should the table ever be restored from a backup of before, run npm run subscriber -- erase --id=${id} again.`,
  ].join('\n')
}

/** Who was suppressed counts as somebody who left: they can sign up again, and nobody can do it for them. */
async function lift({ subscribers, clock }: DeskDeps, id: SubscriberId): Promise<string> {
  const { status, change } = await decideAndWrite(subscribers, id, (subscriber): Lifting => {
    if (subscriber?.status !== 'suppressed') return { status: subscriber?.status }
    // Of somebody erased the id was kept for the suppression alone.
    const expiresAtSeconds = Math.ceil((clock() + erasedLifetimeMs) / secondMs)
    const expiry = subscriber.address === undefined ? { expiresAtSeconds } : {}
    return { status: 'suppressed', change: { set: { status: 'unsubscribed', ...expiry } } }
  })
  // Else the next soft bounce would be one too many.
  if (change) await subscribers.clearSoftBounces(id)
  if (change) return 'Lifted: that address can be signed up again, and is asked to confirm as everybody is.'
  return status === undefined ? nothingKept : `That address is not suppressed, it is ${status}.`
}

interface Lifting {
  readonly status: Subscriber['status'] | undefined
  readonly change?: SubscriberChange
}
