import { dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import { erasedLifetimeMs } from '../leaving/erase-subscriber.ts'
import { leftLifetimeMs } from '../leaving/forgetting.ts'
import { type RefusalLink, refusalLink } from '../link/refusal-link.ts'
import type { RequestId } from '../link/request-id.ts'
import { type TokenKeys, verifySignedToken } from '../link/token.ts'
import { openRequest } from '../requests.ts'
import type { Pending, Subscriber } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite, type SubscriberDeps } from '../use-case.ts'

/** A sign-up of a mailbox that refuses sign-ups is answered by at most one letter within this time. */
export const turnedAwayEveryMs = 30 * dayMs

/** What is noted of a sign-up that brought a letter nevertheless. */
export const ofATurn = ['turnedAwayAt', 'turnedAwayFor', 'turnedAwayTo'] as const

export interface RefusalDeps extends Pick<SubscriberDeps, 'clock'> {
  readonly subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff' | 'hasConsent' | 'dropConsent'>
  readonly tokenKeys: TokenKeys
}

/** What a link for "It was not me" can do at a moment. `id` is of the address that it was sent to. */
export type RefusalState =
  | { readonly state: 'open' | 'refused' | 'confirmed'; readonly id: SubscriberId }
  /** A link that this service never signed. */
  | { readonly state: 'unknown' }

/** Looks at a link for "It was not me". Changes nothing. */
export async function inspectRefusal(deps: RefusalDeps, token: string): Promise<RefusalState> {
  const link = readLink(deps, token)
  if (!link) return { state: 'unknown' }
  return { state: await stateOf(deps, await deps.subscribers.get(link.id), link), id: link.id }
}

/**
 * Refuses all sign-ups by others of the mailbox that the link was sent to, whichever of its aliases they name. Holding the
 * link proves the mailbox, so this works after the request has ended and for an item that is gone, too; but not once the
 * link's own request was confirmed. It never touches a subscription. The call can be repeated.
 *
 * Of an alias, its own requests are closed first. That write tells who was first, this press or one that confirms. If a
 * crash follows, nothing is refused yet, the link still says so, and the next press ends it.
 */
export async function refuseSignUps(deps: RefusalDeps, token: string): Promise<RefusalState> {
  const link = readLink(deps, token)
  if (!link) return { state: 'unknown' }
  const now = deps.clock()
  const decide = async (subscriber: Subscriber | undefined): Promise<Decision> => {
    const found = await stateOf(deps, subscriber, link)
    // Another alias's link may have refused already. What this link's own mail asked for is closed all the same.
    const isLeftOver =
      found === 'refused' && isAlias(link) && openRequest(subscriber, link.request, now) !== undefined
    if (found !== 'open' && !isLeftOver) return { state: found }
    const closing = isAlias(link)
      ? closingOfAlias(subscriber, link, now)
      : refusal(subscriber, link.request, now)
    return { state: 'refused', ...(closing && { change: closing }) }
  }
  const { state, change } = await decideAndWrite(deps.subscribers, link.id, decide)
  if (isAlias(link) && state === 'refused') await refuseAll(deps, link, now)
  // A press of the link that confirms may have crashed, and left a proof with the address.
  if (change) await deps.subscribers.dropConsent(link.id, link.request)
  return { state, id: link.id }
}

/** Refuses the sign-ups of all aliases of a mailbox. */
async function refuseAll({ subscribers }: RefusalDeps, link: RefusalLink, now: EpochMs): Promise<void> {
  await decideAndWrite(subscribers, link.mailbox, (subscriber): { change?: SubscriberChange } =>
    subscriber?.blockedAt === undefined ? { change: refusal(subscriber, link.request, now) } : {},
  )
}

/** Takes a refusal back for all aliases, by any link of the mailbox, however old. The call can be repeated. */
export async function takeRefusalBack(deps: RefusalDeps, token: string): Promise<'taken-back' | 'unknown'> {
  const link = readLink(deps, token)
  if (!link) return 'unknown'
  const now = deps.clock()
  for (const id of new Set([link.mailbox, link.id])) {
    await decideAndWrite(deps.subscribers, id, (subscriber): { change?: SubscriberChange } =>
      subscriber?.blockedAt === undefined ? {} : { change: withoutRefusal(subscriber, now) },
    )
  }
  return 'taken-back'
}

/** The end of a refusal. Of somebody whose id was kept because of it alone, nothing is left to keep. */
export function withoutRefusal(subscriber: Subscriber, now: EpochMs): SubscriberChange {
  const isForgotten = subscriber.status === 'unsubscribed' && subscriber.address === undefined
  const expiresAtSeconds = Math.ceil((now + erasedLifetimeMs) / secondMs)
  return {
    set: isForgotten ? { expiresAtSeconds } : {},
    remove: ['blockedAt', ...ofATurn],
  }
}

interface Decision {
  readonly state: 'open' | 'refused' | 'confirmed'
  readonly change?: SubscriberChange
}

function readLink({ tokenKeys, clock }: RefusalDeps, token: string): RefusalLink | undefined {
  const verified = verifySignedToken(tokenKeys, 'not-me', token, clock())
  return verified.ok ? refusalLink(verified.id, verified.carried ?? '') : undefined
}

function isAlias({ id, mailbox }: RefusalLink): boolean {
  return mailbox !== id
}

async function stateOf(
  { subscribers, clock }: RefusalDeps,
  subscriber: Subscriber | undefined,
  link: RefusalLink,
): Promise<Decision['state']> {
  const { id, request, mailbox } = link
  if (subscriber?.blockedAt !== undefined) return 'refused'
  if (isAlias(link) && (await subscribers.get(mailbox))?.blockedAt !== undefined) return 'refused'
  if (subscriber?.confirmedBy === request) return 'confirmed'
  // The consent of an open request may be one that a press of its link is about to confirm. That press is decided by
  // whoever writes first.
  if (openRequest(subscriber, request, clock())) return 'open'
  // A reader may have confirmed this request, left, and confirmed another one.
  return (await subscribers.hasConsent(id, request)) ? 'confirmed' : 'open'
}

/** What a refusal changes. Without an item it makes one, which holds the id and the moment alone. */
function refusal(subscriber: Subscriber | undefined, request: RequestId, now: EpochMs): SubscriberChange {
  const blocked = { blockedAt: now }
  switch (subscriber?.status) {
    case undefined:
      return { set: { ...blocked, status: 'unsubscribed' } }
    case 'pending':
      return refusalOfPending(subscriber, now)
    case 'confirmed': {
      // The subscription stays as it is. A resting reader's other requests may be their own.
      const requests = subscriber.requests?.filter(({ id }) => id !== request)
      return { set: { ...blocked, ...(requests && { requests }) } }
    }
    case 'unsubscribed':
    case 'suppressed':
      // Otherwise the table would forget the refusal together with somebody who was erased.
      return { set: blocked, remove: ['expiresAtSeconds'] }
  }
}

/**
 * What a refusal changes in the item of an alias, whose mailbox refuses: what strangers asked for goes. Undefined if there
 * is nothing of that. The item keeps its time, and until then its other links say that sign-ups are refused.
 */
function closingOfAlias(
  subscriber: Subscriber | undefined,
  { request, mailbox }: RefusalLink,
  now: EpochMs,
): SubscriberChange | undefined {
  if (subscriber?.status === 'confirmed') {
    const requests = subscriber.requests?.filter(({ id }) => id !== request)
    return requests && { set: { requests } }
  }
  if (subscriber?.status !== 'pending') return undefined
  const { set, remove = [] } = refusalOfPending(subscriber, now)
  const { blockedAt: _, ...closed } = set
  return { set: { ...closed, mailbox }, remove: remove.filter((name) => name !== 'expiresAtSeconds') }
}

/**
 * All that strangers asked for goes, and the address with it, unless it is the owner's own: they asked for a way back, or
 * left not long ago. The item does not expire, or the refusal would expire with it.
 */
function refusalOfPending(pending: Pending, now: EpochMs): SubscriberChange {
  const blocked = { blockedAt: now }
  const own = pending.requests.filter(({ asked, expiresAt }) => asked && now < expiresAt)
  if (own.length > 0) return { set: { ...blocked, requests: own }, remove: ['expiresAtSeconds'] }
  const remove = ['requests', 'expiresAtSeconds'] as const
  return {
    set: { ...blocked, status: 'unsubscribed' },
    remove: hasLeft(pending, now) ? remove : [...remove, 'address', 'preferences'],
  }
}

/** Is this a reader who left, and whose address and choices are still kept? Of one who was erased, the item expires. */
function hasLeft({ since, leftAt, expiresAtSeconds }: Pending, now: EpochMs): boolean {
  if (since === undefined || leftAt === undefined || expiresAtSeconds !== undefined) return false
  return now < leftAt + leftLifetimeMs
}
