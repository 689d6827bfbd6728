import { dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import type { EmailAddress } from '../address/address.ts'
import { letterMessage } from '../letter/letter-message.ts'
import type { WaitingLetters } from '../letter/waiting-letters.ts'
import { links } from '../link/links.ts'
import type { NewRequestId, RequestId } from '../link/request-id.ts'
import { networkOf } from '../network/network.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { requestExpiry, withRequest } from '../requests.ts'
import type { Subscriber, SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberId, SubscriberIds } from '../subscriber-id.ts'
import type { SubscriberChange, SubscriberStore } from '../subscriber-store.ts'
import { decideAndWrite, Overtaken, type SubscriberDeps } from '../use-case.ts'
import { admitSignUp } from './admit-sign-up.ts'
import type { BudgetStore, Budgets } from './budgets.ts'
import type { HeldBack } from './held-back.ts'
import type { SignUpGuardStore } from './sign-up-guard.ts'
import { spendBudgets } from './spend-budgets.ts'
import { type AnswerLetter, giveTurnBack, turnAway } from './turn-away.ts'

export interface RequestSubscriptionDeps extends SubscriberDeps {
  readonly idOf: SubscriberIds
  readonly newRequestId: NewRequestId
  readonly budgets: BudgetStore
  readonly budgetLimits: Budgets
  readonly signUpGuard: Pick<SignUpGuardStore, 'read'>
  readonly waitingLetters: Pick<WaitingLetters, 'hold'>
  /** Is told of each letter that does not go out at once, and why. What it says must not reach the visitor. */
  readonly onHeldBack?: (heldBack: HeldBack) => void
}

export interface SubscriptionForm {
  readonly address: EmailAddress
  readonly preferences: Preferences
  readonly ip: string
  /** The URL of the form or of the interface that was used. */
  readonly form: string
  /** The version of the words that the person agreed to. */
  readonly wording: string
  /** A proof of work came with it. */
  readonly isProven: boolean
  /** A program filled in what no person sees. It gets the same answer, and nobody gets a letter. */
  readonly isTrapped?: boolean
}

/** What a visitor may be told. It depends on network, domain, total, guard and proof, and on nothing of the address. */
export interface SignUpAnswer {
  readonly letter: 'goes' | 'waits'
  /** A proof of work would let the letter go, or go sooner. */
  readonly asksProof: boolean
}

/** The largest request. Forms and programs send a few hundred bytes; 500 topics would be refused anyway. */
export const largestRequestBytes = 16 * 1024

/** Long enough that a confirmation in its link's last minute still finds the item. */
const pendingLifetimeMs = links.confirm.lifetimeMs + 4 * dayMs

/**
 * Handles a request to subscribe an address. Whatever the address is (new, pending, confirmed, gone, suppressed, or over
 * its mailbox's budget), the work is the same: the budgets are spent, the guard is read, one read and one write of the
 * subscriber, and one message on the letters' queue or one letter that waits. The preferences of a confirmed subscriber
 * are not touched, because anyone can type an address. The subscriber gets a letter with a link of their own. Several
 * requests stand beside each other, and each one's link confirms its own. If a reader's digests rest after soft bounces,
 * the letter's link confirms again, which ends the rest.
 *
 * If a part of the work fails, its budgets are given back, and so is the one letter of a mailbox that refuses sign-ups:
 * somebody who is asked to try again must not find their mailbox's letters used up.
 */
export async function requestSubscription(
  deps: RequestSubscriptionDeps,
  form: SubscriptionForm,
): Promise<SignUpAnswer> {
  const { subscribers, budgetLimits: limits } = deps
  const { address, isProven, isTrapped = false } = form
  const id = deps.idOf(address)
  const now = deps.clock()
  const spent = await spendBudgets(deps.budgets, form, now)
  let letter: AnswerLetter = { letter: 'none' }
  try {
    const step = await deps.signUpGuard.read()
    const admission = admitSignUp({ ...spent, step, isProven }, limits)
    const isFull = (await spent.spendMailbox(admission.letter)) > limits.mailboxADay
    letter =
      isFull || isTrapped
        ? await changeNothing(subscribers, id)
        : await writeRequest(subscribers, id, address, requestOf(deps.newRequestId(), form, now))
    const place = { since: now, isProven, turn: spent.counts.network - 1 }
    if (admission.letter === 'waits') await deps.waitingLetters.hold({ id, ...letter, ...place })
    else await deps.letters.send({ ...letterMessage(id, letter.letter, letter.request), place })
    const by = [...(isFull ? (['mailbox'] as const) : []), ...admission.heldBackBy]
    if (by.length > 0) deps.onHeldBack?.({ address, letter: isFull ? 'dropped' : 'waits', by })
    return { letter: admission.letter, asksProof: admission.asksProof }
  } catch (fault) {
    await spent.giveBack()
    const { letter: name, request } = letter
    if (name === 'still-refused' && request) await giveTurnBack(subscribers, id, request).catch(() => {})
    throw fault
  }
}

function requestOf(id: RequestId, form: SubscriptionForm, now: EpochMs): SubscriptionRequest {
  const { ip, wording, preferences } = form
  return {
    id,
    at: now,
    network: networkOf(ip),
    form: form.form,
    wording,
    preferences,
    expiresAt: requestExpiry(now),
  }
}

/** No item has this revision: they begin with 1. */
const noRevision = 0

/**
 * Reads and asks for a write, as a sign-up within its budget does, under a condition that never holds. So a flood of
 * sign-ups for one address keeps nobody else from writing its item, and aliases that get no letter leave no item.
 */
async function changeNothing(subscribers: SubscriberStore, id: SubscriberId): Promise<AnswerLetter> {
  await subscribers.get(id)
  await subscribers.write(id, noRevision, { set: {} })
  return { letter: 'none' }
}

async function writeRequest(
  subscribers: SubscriberStore,
  id: SubscriberId,
  typed: EmailAddress,
  request: SubscriptionRequest,
): Promise<AnswerLetter> {
  const decision = decideAndWrite(subscribers, id, (subscriber) => decideRequest(subscriber, typed, request))
  return decision.then(({ letter }) => letter, unlessFlooded)
}

function decideRequest(
  subscriber: Subscriber | undefined,
  typed: EmailAddress,
  request: SubscriptionRequest,
): { change: SubscriberChange; letter: AnswerLetter } {
  const now = request.at
  const answer: AnswerLetter = { letter: 'confirm', request: request.id }
  if (subscriber?.status === 'suppressed') return { change: { set: {} }, letter: { letter: 'none' } }
  if (subscriber?.blockedAt !== undefined) return turnAway(subscriber, typed, request)
  if (subscriber?.status === 'confirmed') {
    if ((subscriber.restsUntil ?? 0) <= now)
      return { change: { set: {} }, letter: { letter: 'already-subscribed', request: request.id } }
    const { preferences } = subscriber
    return {
      change: { set: { requests: withRequest(subscriber, { ...request, preferences }) } },
      letter: answer,
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
        ...(expiresAt === undefined ? {} : { expiresAtSeconds: Math.ceil(expiresAt / secondMs) }),
      },
    },
    letter: answer,
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

/**
 * Others changed the item at this very moment, again and again. The answer must not tell that somebody does, so the
 * sign-up comes to nothing: its letter would be one of several.
 */
function unlessFlooded(fault: unknown): AnswerLetter {
  if (fault instanceof Overtaken) return { letter: 'none' }
  throw fault
}
