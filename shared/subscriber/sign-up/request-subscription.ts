import { retryWhenOvertaken } from '../../concurrency/retry-when-overtaken.ts'
import type { EpochMs } from '../../time/clock.ts'
import type { EmailAddress } from '../address/address.ts'
import { letterMessage } from '../letter/letter-message.ts'
import type { WaitingLetters } from '../letter/waiting-letters.ts'
import type { NewRequestId, RequestId } from '../link/request-id.ts'
import { networkOf } from '../network/network.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { requestExpiry } from '../requests.ts'
import type { SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberId, SubscriberIds } from '../subscriber-id.ts'
import type { SubscriberStore } from '../subscriber-store.ts'
import { Overtaken, type SubscriberDeps } from '../use-case.ts'
import { admitSignUp } from './admit-sign-up.ts'
import type { BudgetStore, Budgets } from './budgets.ts'
import { decideRequest, type KnownAtSignUp } from './decide-request.ts'
import type { HeldBack } from './held-back.ts'
import { mailboxIdOf } from './mailbox-id.ts'
import type { RequestDecision, SignedUp } from './request-decision.ts'
import type { SignUpGuardStore } from './sign-up-guard.ts'
import { spendBudgets } from './spend-budgets.ts'
import { giveTurnBack } from './turn-away.ts'

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

/**
 * Handles a request to subscribe an address. Whatever the address is (new, pending, confirmed, gone, suppressed, or over
 * its mailbox's budget), the work is the same: the budgets are spent, the guard is read, one read and one write of the
 * subscriber, and one message on the letters' queue or one letter that waits. Of an alias, the item of its mailbox is read
 * as well, because the mailbox may refuse sign-ups. The preferences of a confirmed subscriber
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
  const ids = { id: deps.idOf(address), mailbox: mailboxIdOf(deps.idOf, address) }
  const now = deps.clock()
  const spent = await spendBudgets(deps.budgets, form, now)
  let decided = nothing(ids)
  try {
    const step = await deps.signUpGuard.read()
    const admission = admitSignUp({ ...spent, step, isProven }, limits)
    const isFull = (await spent.spendMailbox(admission.letter)) > limits.mailboxADay
    decided =
      isFull || isTrapped
        ? await changeNothing(subscribers, ids)
        : await writeRequest(subscribers, ids, {
            id: ids.id,
            typed: address,
            request: requestOf(deps.newRequestId(), form, now),
          })
    const place = { since: now, isProven, turn: spent.counts.network - 1 }
    const { to: id, ...letter } = decided.letter
    const mailbox = ids.mailbox === ids.id ? {} : { mailbox: ids.mailbox }
    if (admission.letter === 'waits') await deps.waitingLetters.hold({ id, ...letter, ...mailbox, ...place })
    else await deps.letters.send({ ...letterMessage(id, letter.letter, letter.request), ...mailbox, place })
    const by = [...(isFull ? (['mailbox'] as const) : []), ...admission.heldBackBy]
    if (by.length > 0) deps.onHeldBack?.({ address, letter: isFull ? 'dropped' : 'waits', by })
    return { letter: admission.letter, asksProof: admission.asksProof }
  } catch (fault) {
    await spent.giveBack()
    const { of, letter } = decided
    const { letter: name, request } = letter
    if (name === 'still-refused' && request)
      await giveTurnBack(subscribers, { id: of, request }).catch(() => {})
    throw fault
  }
}

/** The id of the address that is signed up, and that of its mailbox. */
interface SignUpIds {
  readonly id: SubscriberId
  readonly mailbox: SubscriberId
}

type Decided = Pick<RequestDecision, 'of' | 'letter'>

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
async function changeNothing(subscribers: SubscriberStore, ids: SignUpIds): Promise<Decided> {
  await read(subscribers, ids)
  await subscribers.write(ids.id, noRevision, { set: {} })
  return nothing(ids)
}

async function writeRequest(
  subscribers: SubscriberStore,
  ids: SignUpIds,
  signedUp: SignedUp,
): Promise<Decided> {
  const decision = retryWhenOvertaken(`subscriber ${ids.id}`, subscribers.backOff, async () => {
    const known = await read(subscribers, ids)
    const decided = decideRequest(known, signedUp)
    const { rev } = (decided.of === ids.id ? known.own : known.mailbox) ?? {}
    const result = await subscribers.write(decided.of, rev, decided.change)
    return result === 'written' ? decided : 'overtaken'
  })
  return decision.catch((fault: unknown) => unlessFlooded(fault, ids))
}

/** Reads both items, whatever stands in them. They are one for an address that is no alias, which its visitor knows. */
async function read(subscribers: SubscriberStore, { id, mailbox }: SignUpIds): Promise<KnownAtSignUp> {
  if (mailbox === id) {
    const own = await subscribers.get(id)
    return { own, mailbox: own }
  }
  const [own, ofMailbox] = await Promise.all([subscribers.get(id), subscribers.get(mailbox)])
  return { own, mailbox: ofMailbox }
}

/**
 * Others changed the item at this very moment, again and again. The answer must not tell that somebody does, so the
 * sign-up comes to nothing: its letter would be one of several.
 */
function unlessFlooded(fault: unknown, ids: SignUpIds): Decided {
  if (fault instanceof Overtaken) return nothing(ids)
  throw fault
}

function nothing({ id }: SignUpIds): Decided {
  return { of: id, letter: { letter: 'none', to: id } }
}
