import { type EditionHead, newsAt } from '../../edition/edition.ts'
import { beforeAllEditions } from '../../edition/edition-id.ts'
import type { EpochMs } from '../../time/clock.ts'
import { renewedEpoch } from '../link/epoch.ts'
import { parseRequestId, type RequestId } from '../link/request-id.ts'
import { type TokenKeys, verifySignedToken } from '../link/token.ts'
import { networkOf } from '../network/network.ts'
import { nextDue } from '../preferences/next-due.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { hasOpenRequest, isAsking, openRequest } from '../requests.ts'
import type { Asking, Confirmed, Subscriber, SubscriptionRequest } from '../subscriber.ts'
import { dueShardOf, type SubscriberId } from '../subscriber-id.ts'
import type { SubscriberChange } from '../subscriber-store.ts'
import { type DueDeps, decideAndWrite, type SubscriberDeps } from '../use-case.ts'

export interface InspectDeps extends SubscriberDeps {
  readonly tokenKeys: TokenKeys
}

export interface ConfirmDeps extends DueDeps, InspectDeps {
  /** Asks the worker of a shard to look at it now, so that the welcome does not wait for the next tick. */
  readonly summonWorker: (dueShard: number) => Promise<void>
}

/** The state of a confirmation link at a moment. */
type ConfirmationState =
  | {
      readonly state: 'open'
      readonly subscriber: Asking
      readonly request: SubscriptionRequest
      /** What the link sets, unless its holder chooses something else. */
      readonly preferences: Preferences
    }
  | { readonly state: 'confirmed'; readonly subscriber: Confirmed; readonly byAnother?: true }
  | Refused
  | { readonly state: Closed }

/** The mailbox refuses sign-ups by others, so this request is closed. `mailbox`: its id, if the address is an alias. */
interface Refused {
  readonly state: 'refused'
  readonly mailbox?: SubscriberId
}

/** Why a link confirms nothing. Only of a link that was mailed to them is a subscriber's state told. */
type Closed =
  | 'expired'
  /** A newer mail holds a link that works. */
  | 'replaced'
  | 'left'
  | 'suppressed'
  /** No link that this service signed, or one of somebody of whom nothing is known any more. */
  | 'unknown'

/**
 * The result of pressing the button. `isNew` is set if this press confirmed, and no earlier one; `byAnother` if the link
 * of another mail did.
 */
export type ConfirmOutcome =
  | {
      readonly state: 'confirmed'
      readonly subscriber: ConfirmedNow
      readonly isNew?: true
      readonly byAnother?: true
    }
  | Refused
  | { readonly state: Closed }

/** The fields that are set once a reader is confirmed. */
export type ConfirmedNow = Pick<Confirmed, 'preferences' | 'nextDueAt' | 'through'>

/** Looks at a confirmation link. Changes nothing. */
export async function inspectConfirmation(deps: InspectDeps, token: string): Promise<ConfirmationState> {
  const link = readLink(deps, token)
  if (!link) return { state: 'unknown' }
  const subscriber = await deps.subscribers.get(link.id)
  return (await refusedByMailbox(deps, subscriber)) ?? stateOf(subscriber, link, deps.clock())
}

/**
 * Confirms what the link's own request says; or the given preferences, which its holder chose in the same step. Pressing
 * the button again, or that of another mail, changes nothing, but summons the worker again: the first press may have
 * crashed before that.
 */
export async function confirmSubscription(
  deps: ConfirmDeps,
  token: string,
  ip: string,
  chosen?: Preferences,
): Promise<ConfirmOutcome> {
  const link = readLink(deps, token)
  if (!link) return { state: 'unknown' }
  const { id, request } = link
  const now = deps.clock()
  const recent = await deps.recentEditions()

  let hasProof = false
  let isOurs = false
  const decision = await decideAndWrite(deps.subscribers, id, async (subscriber): Promise<Decision> => {
    isOurs = subscriber?.confirmedBy === request
    const found = (await refusedByMailbox(deps, subscriber)) ?? stateOf(subscriber, link, now)
    if (found.state !== 'open') return { result: found }
    const { at, network, form, wording } = found.request
    // The consent is kept before the write that it proves: a subscription without a consent would be worse
    // than a consent without a subscription.
    await deps.subscribers.keepConsent(id, request, {
      address: found.subscriber.address,
      request: { at, network, form, wording },
      confirmedAt: now,
      confirmedNetwork: networkOf(ip),
    })
    hasProof = true
    return confirm(found.subscriber, request, chosen ?? found.preferences, recent, now)
  })
  if (decision.result.state === 'confirmed') await deps.summonWorker(dueShardOf(id))
  // Another write closed the request right before this one. If another press confirmed it, the consent is that one's.
  if (hasProof && !decision.change && !isOurs) await deps.subscribers.dropConsent(id, request)
  return decision.result
}

interface Decision {
  readonly result: ConfirmOutcome
  readonly change?: SubscriberChange
}

/** A link that this service signed. */
interface SignedLink {
  readonly id: SubscriberId
  readonly request: RequestId
  readonly isExpired: boolean
}

function readLink({ tokenKeys, clock }: InspectDeps, token: string): SignedLink | undefined {
  const verified = verifySignedToken(tokenKeys, 'confirm', token, clock())
  if (!verified.ok && verified.problem !== 'expired') return undefined
  const request = parseRequestId(verified.carried ?? '')
  return request && { id: verified.id, request, isExpired: !verified.ok }
}

/** Tells whether an alias that is not subscribed was closed because its mailbox refuses sign-ups, and still does. */
async function refusedByMailbox(
  { subscribers }: Pick<InspectDeps, 'subscribers'>,
  subscriber: Subscriber | undefined,
): Promise<Refused | undefined> {
  const { status, mailbox } = subscriber ?? {}
  if (status !== 'unsubscribed' || mailbox === undefined) return undefined
  return (await subscribers.get(mailbox))?.blockedAt === undefined ? undefined : { state: 'refused', mailbox }
}

function stateOf(
  subscriber: Subscriber | undefined,
  { request, isExpired }: SignedLink,
  now: EpochMs,
): ConfirmationState {
  const open = isExpired ? undefined : openRequest(subscriber, request, now)
  if (open && isAsking(subscriber)) {
    // A reader who is here may have changed their choices since the mail was written. They are their own.
    const { preferences } = subscriber.status === 'confirmed' ? subscriber : open
    return { state: 'open', subscriber, request: open, preferences }
  }
  switch (subscriber?.status) {
    case 'confirmed': {
      const byAnother = subscriber.confirmedBy !== request
      return { state: 'confirmed', subscriber, ...(byAnother && { byAnother }) }
    }
    case 'pending':
      return { state: hasOpenRequest(subscriber, now) && !isExpired ? 'replaced' : 'expired' }
    case 'suppressed':
      return { state: 'suppressed' }
    case 'unsubscribed':
      if (subscriber.blockedAt !== undefined) return { state: 'refused' }
      if (subscriber.address !== undefined) return { state: 'left' }
  }
  return { state: isExpired ? 'expired' : 'unknown' }
}

function confirm(
  subscriber: Asking,
  request: RequestId,
  chosen: Preferences,
  recent: readonly EditionHead[],
  now: EpochMs,
): Decision {
  const preferences = withPause(chosen, subscriber.preferences, now)
  const before = recent.at(-2)?.id ?? beforeAllEditions
  // A new reader starts at the edition before the head, so that the head is their welcome. A reader who comes
  // back goes on where they stopped.
  const { since = before, through = before, lastAt } = subscriber
  const nextDueAt = nextDue(preferences, { lastAt, confirmedAt: now, newsAt: newsAt(recent, through) })
  return {
    result: { state: 'confirmed', subscriber: { preferences, nextDueAt, through }, isNew: true },
    change: {
      set: {
        status: 'confirmed',
        preferences,
        confirmedAt: now,
        confirmedBy: request,
        // Links of an earlier subscription of this address end with it.
        epoch: renewedEpoch(subscriber, now),
        nextDueAt,
        dueShard: dueShardOf(subscriber.id),
        since,
        through,
      },
      // The mailbox took this mail, so its soft bounces are over, too.
      remove: ['requests', 'leftAt', 'expiresAtSeconds', 'restsUntil', 'softBounces', 'mailbox'],
    },
  }
}

/** The form has no field for a pause, so a pause that is not over yet is kept. */
function withPause(chosen: Preferences, { pausedUntil = 0 }: Preferences, now: EpochMs): Preferences {
  return pausedUntil > now ? { ...chosen, pausedUntil } : chosen
}
