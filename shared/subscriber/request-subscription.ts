import { dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import type { EmailAddress } from './address.ts'
import { requestExpiry, withRequest } from './confirmation.ts'
import { countLetter } from './letter-budget.ts'
import { type LetterMessage, letterMessage } from './letter-message.ts'
import { links } from './links.ts'
import { networkOf } from './network.ts'
import type { Preferences } from './preferences.ts'
import type { NewRequestId } from './request-id.ts'
import type { Subscriber, SubscriptionRequest } from './subscriber.ts'
import type { SubscriberId, SubscriberIds } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { decideAndWrite, Overtaken, type SubscriberDeps } from './use-case.ts'

export interface RequestSubscriptionDeps extends SubscriberDeps {
  readonly idOf: SubscriberIds
  readonly newRequestId: NewRequestId
}

export interface SubscriptionForm {
  readonly address: EmailAddress
  readonly preferences: Preferences
  readonly ip: string
  /** The URL of the form or of the interface that was used. */
  readonly form: string
  /** The version of the words that the person agreed to. */
  readonly wording: string
}

/** The largest request. Forms and programs send a few hundred bytes; 500 topics would be refused anyway. */
export const largestRequestBytes = 16 * 1024

/** Long enough that a confirmation in its link's last minute still finds the item. */
const pendingLifetimeMs = links.confirm.lifetimeMs + 4 * dayMs

/**
 * Handles a request to subscribe an address. Whatever the address is (new, pending, confirmed, gone,
 * suppressed), the work is the same: one read, one write, one message on the letters' queue. The preferences
 * of a confirmed subscriber are not touched, because anyone can type an address. The subscriber gets a letter
 * with a link of their own. Several requests stand beside each other, and each one's link confirms its own. If their digests rest after soft bounces, the letter's link confirms again, which
 * ends the rest.
 */
export async function requestSubscription(
  deps: RequestSubscriptionDeps,
  form: SubscriptionForm,
): Promise<void> {
  const id = deps.idOf(form.address)
  const now = deps.clock()
  const request: SubscriptionRequest = {
    id: deps.newRequestId(),
    at: now,
    network: networkOf(form.ip),
    form: form.form,
    wording: form.wording,
    preferences: form.preferences,
    expiresAt: requestExpiry(now),
  }
  const decision = decideAndWrite(deps.subscribers, id, (subscriber) =>
    decideRequest(subscriber, id, form.address, request),
  )
  await deps.letters.send(await decision.then(({ letter }) => letter, unlessFlooded(id)))
}

function decideRequest(
  subscriber: Subscriber | undefined,
  id: SubscriberId,
  typed: EmailAddress,
  request: SubscriptionRequest,
): { change: SubscriberChange; letter: LetterMessage } {
  const now = request.at
  const { letters, allowed } = countLetter(subscriber, 'sign-up', now)
  if (!allowed || subscriber?.status === 'suppressed')
    return { change: { set: { letters } }, letter: letterMessage(id, 'none') }
  if (subscriber?.status === 'confirmed') {
    if ((subscriber.restsUntil ?? 0) > now) {
      const { preferences } = subscriber
      const requests = withRequest(subscriber, { ...request, preferences })
      return { change: { set: { requests, letters } }, letter: letterMessage(id, 'confirm', request.id) }
    }
    return {
      change: { set: { letters } },
      letter: letterMessage(id, 'already-subscribed'),
    }
  }
  // A reader who was here before keeps what they chose themselves, until they confirm something else.
  const own = subscriber?.since === undefined ? undefined : subscriber
  const expiresAt = expiryOf(subscriber, now)
  return {
    change: {
      set: {
        status: 'pending',
        address: own?.address ?? typed,
        preferences: own?.preferences ?? request.preferences,
        requests: withRequest(subscriber, request),
        letters,
        ...(expiresAt === undefined ? {} : { expiresAtSeconds: Math.ceil(expiresAt / secondMs) }),
      },
    },
    letter: letterMessage(id, 'confirm', request.id),
  }
}

/**
 * When the table may forget a request that goes unanswered. It keeps the item until the link is dead, and at
 * least as long as it was to be kept before. A subscriber who was here before keeps their history, and with
 * it their item, for good.
 */
function expiryOf(subscriber: Subscriber | undefined, now: EpochMs): EpochMs | undefined {
  if (subscriber && subscriber.expiresAtSeconds === undefined) return undefined
  return Math.max(now + pendingLifetimeMs, (subscriber?.expiresAtSeconds ?? 0) * secondMs)
}

/** Many sign-ups came at this very moment. Those that got through exceed the address's daily letters. */
function unlessFlooded(id: SubscriberId): (fault: unknown) => LetterMessage {
  return (fault) => {
    if (fault instanceof Overtaken) return letterMessage(id, 'none')
    throw fault
  }
}
