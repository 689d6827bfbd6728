import { erasedLifetimeMs, eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import { nextDue } from '../../../shared/subscriber/next-due.ts'
import type { Confirmed, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { decideAndWrite } from '../../../shared/subscriber/use-case.ts'
import { type Clock, type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import { inTerminal } from '../../local/in-terminal.ts'

/** The actions that an operator can take for a person who asks. */
export const requests = ['show', 'erase', 'lift'] as const

export type DeskRequest = (typeof requests)[number]

export interface DeskDeps {
  readonly subscribers: SubscriberStore
  /** All items that are stored about a subscriber, unmarshalled. */
  readonly everything: (id: SubscriberId) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly clock: Clock
}

/** Does what was requested for one id. Returns a text for the operator on what was found and done. */
export async function serveRequest(deps: DeskDeps, request: DeskRequest, id: SubscriberId): Promise<string> {
  switch (request) {
    case 'show': {
      const items = await deps.everything(id)
      return items.length > 0 ? inTerminal(JSON.stringify(items, null, 2)) : nothingKept
    }
    case 'erase':
      return (await eraseSubscriber(deps.subscribers, id, deps.clock())) === 'erased'
        ? erased(id)
        : nothingKept
    case 'lift':
      return lift(deps, id)
  }
}

const nothingKept = 'Nothing is stored about that address.'

function erased(id: SubscriberId): string {
  return [
    'Erased: address, preferences and proofs of consent. Only the id remains, and nobody can turn it back into the address.',
    `Note this command and run it again if the table is ever restored from an earlier backup: npm run subscriber -- erase --id=${id}`,
  ].join('\n')
}

/**
 * A subscriber whose suppression is lifted is unsubscribed: only the owner of the address can sign up and
 * confirm. A reader whose digests rest after soft bounces never left, so they go on.
 */
async function lift({ subscribers, clock }: DeskDeps, id: SubscriberId): Promise<string> {
  const { status, change } = await decideAndWrite(subscribers, id, (subscriber): Lifting => {
    if (subscriber?.status === 'confirmed') return { status: 'confirmed', ...goOn(subscriber, clock()) }
    if (subscriber?.status !== 'suppressed') return { status: subscriber?.status }
    // For an erased subscriber, the id was kept only because of the suppression, so it expires now.
    const expiresAtSeconds = Math.ceil((clock() + erasedLifetimeMs) / secondMs)
    const expiry = subscriber.address === undefined ? { expiresAtSeconds } : {}
    return { status: 'suppressed', change: { set: { status: 'unsubscribed', ...expiry } } }
  })
  // Otherwise the next soft bounce would be the last of a row again.
  if (change) await subscribers.clearSoftBounces(id)
  if (change && status === 'confirmed') return 'Lifted: the digests of that reader go on.'
  if (change)
    return 'Lifted: that address can be signed up again. Its owner has to confirm, as everybody does.'
  return status === undefined ? nothingKept : `That address is not suppressed, it is ${status}.`
}

/** Ends a rest, if there is one. The next digest comes at the reader's next slot. */
function goOn(reader: Confirmed, now: EpochMs): Pick<Lifting, 'change'> {
  if ((reader.restsUntil ?? 0) <= now) return {}
  const { preferences, lastAt, confirmedAt } = reader
  const nextDueAt = nextDue(preferences, { lastAt, confirmedAt, newsAt: 0 })
  return { change: { set: { nextDueAt }, remove: ['restsUntil'] } }
}

interface Lifting {
  readonly status: Subscriber['status'] | undefined
  readonly change?: SubscriberChange
}
