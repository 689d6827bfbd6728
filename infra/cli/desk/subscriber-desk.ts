import { erasedLifetimeMs, eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import {
  keptOf,
  refusalAmong,
  type StoredItem,
  type WordsOf,
} from '../../../shared/subscriber/leaving/kept-of.ts'
import { nextDue } from '../../../shared/subscriber/preferences/next-due.ts'
import { withoutRefusal } from '../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import { endTurn } from '../../../shared/subscriber/sign-up/turn-away.ts'
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
  readonly everything: (id: SubscriberId) => Promise<readonly StoredItem[]>
  readonly wordsOf: WordsOf
  readonly clock: Clock
}

/**
 * Does what was requested for one id. Returns a text for the operator on what was found and done.
 * @param mailbox the id under which all aliases of the address refuse sign-ups
 */
export async function serveRequest(
  deps: DeskDeps,
  request: DeskRequest,
  id: SubscriberId,
  mailbox = id,
): Promise<string> {
  const kept = async (of: SubscriberId) => keptOf(await deps.everything(of), deps.clock(), deps.wordsOf)
  switch (request) {
    case 'show': {
      const items = [...(await kept(id)), ...(mailbox === id ? [] : refusalAmong(await kept(mailbox)))]
      return items.length > 0 ? inTerminal(JSON.stringify(items, null, 2)) : nothingKept
    }
    case 'erase':
      // A letter may be under way that the alias was turned away by. Its address stands in the mailbox's item.
      if (mailbox !== id) await endTurn(deps.subscribers, { id: mailbox })
      return (await eraseSubscriber(deps.subscribers, id, deps.clock())) === 'erased'
        ? erased(id)
        : nothingKept
    case 'lift':
      return lift(deps, id, mailbox)
  }
}

const nothingKept = 'Nothing is stored about that address.'

function erased(id: SubscriberId): string {
  return [
    'Erased: address, preferences and proofs of consent. Only the id remains, and nobody can turn it back into the address.',
    `Note this command and run it again if the table is ever restored from an earlier backup: npm run subscriber -- erase --id=${id}`,
  ].join('\n')
}

/** Lifts everything that keeps mails from an address: a suppression, a rest, and "It was not me". */
async function lift(deps: DeskDeps, id: SubscriberId, mailbox: SubscriberId): Promise<string> {
  const { subscribers, clock } = deps
  const ofAllAliases = mailbox === id ? [] : await liftForAliases(deps, mailbox)
  const { status, liftings } = await decideAndWrite(subscribers, id, (subscriber) => {
    const found = subscriber ? liftingsOf(subscriber, clock()) : []
    const { status } = subscriber ?? {}
    if (found.length === 0) return { status, liftings: found }
    const set = Object.assign({}, ...found.map(({ change }) => change.set)) as SubscriberChange['set']
    const remove = found.flatMap(({ change }) => change.remove ?? [])
    return { status, liftings: found, change: { set, remove } }
  })
  if (liftings.length === 0) {
    if (ofAllAliases.length > 0) return ofAllAliases.join('\n')
    return status === undefined ? nothingKept : `That address is not suppressed, it is ${status}.`
  }
  // Otherwise the next soft bounce would be the last of a row again.
  await subscribers.clearSoftBounces(id)
  return [...liftings.map(({ said }) => said), ...ofAllAliases].join('\n')
}

/** Lifts the refusal of a mailbox, of which the address is an alias, and nothing else that is known of the mailbox. */
async function liftForAliases(
  { subscribers, clock }: DeskDeps,
  mailbox: SubscriberId,
): Promise<readonly string[]> {
  const { said } = await decideAndWrite(subscribers, mailbox, (subscriber): MailboxLifting => {
    if (subscriber?.blockedAt === undefined) return { said: [] }
    const { said, change } = unrefused(subscriber, clock(), 'that mailbox, by any of its addresses,')
    return { said: [said], change }
  })
  return said
}

interface MailboxLifting {
  readonly said: readonly string[]
  readonly change?: SubscriberChange
}

/** One thing that is lifted, and what the operator is told of it. */
interface Lifting {
  readonly said: string
  readonly change: SubscriberChange
}

function liftingsOf(subscriber: Subscriber, now: EpochMs): readonly Lifting[] {
  const { status, blockedAt } = subscriber
  return [
    ...(status === 'suppressed' ? [unsuppressed(subscriber, now)] : []),
    ...(status === 'confirmed' && (subscriber.restsUntil ?? 0) > now ? [goOn(subscriber)] : []),
    ...(blockedAt === undefined ? [] : [unrefused(subscriber, now)]),
  ]
}

/** A subscriber whose suppression is lifted is unsubscribed: only the owner of the address can sign up and confirm. */
function unsuppressed(subscriber: Subscriber, now: EpochMs): Lifting {
  // For an erased subscriber, the id was kept only because of the suppression, so it expires now.
  const expiresAtSeconds = Math.ceil((now + erasedLifetimeMs) / secondMs)
  const isErased = subscriber.status === 'suppressed' && subscriber.address === undefined
  return {
    said: 'Lifted: that address can be signed up again. Its owner has to confirm, as everybody does.',
    change: { set: { status: 'unsubscribed', ...(isErased ? { expiresAtSeconds } : {}) } },
  }
}

/** A reader whose digests rest never left. Their next digest comes at their next slot. */
function goOn({ preferences, lastAt, confirmedAt }: Confirmed): Lifting {
  const nextDueAt = nextDue(preferences, { lastAt, confirmedAt, newsAt: 0 })
  return {
    said: 'Lifted: the digests of that reader go on.',
    change: { set: { nextDueAt }, remove: ['restsUntil'] },
  }
}

function unrefused(subscriber: Subscriber, now: EpochMs, what = 'that address'): Lifting {
  return {
    said: `Lifted: sign-ups of ${what} bring mail again, although its owner once said "It was not me".`,
    change: withoutRefusal(subscriber, now),
  }
}
