import type { EpochMs } from '../../time/clock.ts'
import type { TimeZone } from '../../time/time-zone.ts'
import type { EmailAddress } from '../address/address.ts'
import { renewedEpoch } from '../link/epoch.ts'
import { carriesRequest, type Purpose } from '../link/links.ts'
import type { RequestId } from '../link/request-id.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { openRequest, withRequest } from '../requests.ts'
import type { Standing } from '../standing.ts'
import type { Subscriber, SubscriptionRequest } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberAttributes } from '../subscriber-store.ts'

/** A subscriber who may be mailed the letters that they asked for, whether they get digests or not. */
export type Addressed = Exclude<Subscriber, { readonly status: 'suppressed' }> & {
  readonly address: EmailAddress
  readonly preferences: Preferences
}

/** Tells whether a subscriber can be written to: they are neither suppressed nor erased. */
export function isAddressed(subscriber: Subscriber | undefined): subscriber is Addressed {
  if (subscriber === undefined || subscriber.status === 'suppressed') return false
  return subscriber.address !== undefined && subscriber.preferences !== undefined
}

interface LetterKind {
  /** The link that the letter brings. */
  readonly link: Purpose
  /** A quieter link below it. A letter has it only if its message names a request. */
  readonly beside?: Purpose
  /**
   * Tells whether the letter's content still holds. It is asked right before the letter is mailed: the
   * request that it answers may have been confirmed, withdrawn or overtaken since.
   */
  readonly holds: (subscriber: Addressed, open: SubscriptionRequest | undefined) => boolean
  /** Present for a letter that has a button of its own in the pages. */
  readonly asked?: AskedFor
}

interface AskedFor {
  /** The link under whose path the letter's button stands, in `PATH/TOKEN/NAME`: one that a page can name. */
  readonly under: Extract<Purpose, 'preferences' | 'unsubscribe'>
  /** The pages that lead to the button, beside a page that shows the button itself. */
  readonly offeredOn: readonly ('preferences' | 'unsubscribed')[]
  /** Who may have the letter. The pages offer it to nobody else, and say instead how the owner of the link stands. */
  readonly whom: readonly Standing[]
  /** The request's changes to the subscriber; undefined if this subscriber may not have the letter. */
  readonly grants: (subscriber: Addressed, asked: AskedNow) => Partial<SubscriberAttributes> | undefined
}

/** A request for a letter, with what it takes to become a request to subscribe. */
export type AskedNow = Omit<SubscriptionRequest, 'preferences'>

const isConfirmed = ({ status }: Subscriber): boolean => status === 'confirmed'

/** A mailbox that refuses sign-ups by others gets only what it asked for itself. */
const isStillOpen: LetterKind['holds'] = ({ blockedAt }, open) =>
  open !== undefined && (blockedAt === undefined || open.asked === true)

/** Subscribing again is a new request. It is proven like a first one, and its confirmation link is mailed. */
function grantWayBack(subscriber: Addressed, asked: AskedNow): Partial<SubscriberAttributes> | undefined {
  if (subscriber.status === 'confirmed') return undefined
  const { address, preferences } = subscriber
  const requests = withRequest(subscriber, { ...asked, preferences })
  return { status: 'pending', address, preferences, requests }
}

/** A fresh link ends those before it: whoever asks for one may have forwarded a mail. */
function grantFreshLink(subscriber: Addressed, { at }: AskedNow): Partial<SubscriberAttributes> | undefined {
  return isConfirmed(subscriber) ? { epoch: renewedEpoch(subscriber, at) } : undefined
}

/** Anybody of whom something is kept may ask for all of it, or have it erased. */
const forAnybodyKept = {
  under: 'unsubscribe',
  offeredOn: ['preferences', 'unsubscribed'],
  whom: ['subscribed', 'asked', 'left'],
  grants: () => ({}),
} as const satisfies AskedFor

/**
 * All letters. A letter is a mail that answers one request and brings one link. Its words stand in the
 * language's catalogue under the same name. The queue, the delivery, the mails, the routes and the tests read
 * this table.
 */
const table = {
  /** Answers a sign-up of an address that is not subscribed. */
  confirm: { link: 'confirm', beside: 'not-me', holds: isStillOpen },
  /** Answers a sign-up of an address that is subscribed. */
  'already-subscribed': {
    link: 'preferences',
    beside: 'not-me',
    holds: ({ status, blockedAt }) => status === 'confirmed' && blockedAt === undefined,
  },
  /** Answers a sign-up of a mailbox that refuses sign-ups by others: its owner may have forgotten it. */
  'still-refused': { link: 'not-me', holds: ({ blockedAt }) => blockedAt !== undefined },
  /** The way back after unsubscribing. By mail, because a digest may be forwarded with its links. */
  undo: {
    link: 'confirm',
    holds: isStillOpen,
    asked: { under: 'unsubscribe', offeredOn: [], whom: ['asked', 'left'], grants: grantWayBack },
  },
  'fresh-link': {
    link: 'preferences',
    holds: isConfirmed,
    asked: {
      under: 'preferences',
      offeredOn: [],
      whom: ['subscribed'],
      grants: grantFreshLink,
    },
  },
  /** Tells of a change by a link. Its link takes the change back, and acts for that change only. */
  changed: { link: 'take-back', holds: isConfirmed },
  /** By mail, because a digest is forwarded with its links, and erased data cannot be brought back. */
  erase: {
    link: 'erase',
    holds: () => true,
    asked: forAnybodyKept,
  },
  /** By mail, because a digest is forwarded with its links, and what is kept tells more than a digest does. */
  export: {
    link: 'export',
    holds: () => true,
    asked: forAnybodyKept,
  },
} as const satisfies Readonly<Record<string, LetterKind>>

export type LetterName = keyof typeof table

/** The letters that have a button of their own. */
export type AskedLetterName = {
  [L in LetterName]: (typeof table)[L] extends { readonly asked: AskedFor } ? L : never
}[LetterName]

export const letters: Readonly<Record<LetterName, LetterKind>> = table

export const letterNames = Object.keys(table) as readonly LetterName[]

/** The letters with a button of their own, each with the details of its request. */
export const askedLetters = letterNames.flatMap((name) => {
  const { asked } = letters[name]
  return asked ? [{ name: name as AskedLetterName, ...asked }] : []
})

/** Tells whether a letter's link acts for one request, whose id then travels with the letter's message. */
export function needsRequest(name: LetterName): boolean {
  return carriesRequest(letters[name].link)
}

/** Tells whether the message of a letter may name a request. */
export function mayNameRequest(name: LetterName): boolean {
  const { beside } = letters[name]
  return needsRequest(name) || (beside !== undefined && carriesRequest(beside))
}

/** A letter with everything that its words need. */
export interface Letter {
  readonly letter: LetterName
  /** With the preferences that the letter names: for a letter that answers a request, those of the request. */
  readonly subscriber: Addressed
  /** The request that the letter's links act for, only if one of them acts for one. */
  readonly request?: RequestId
  /** The mailbox of an alias, for a link that acts for the mailbox. */
  readonly mailbox?: SubscriberId
  /** When and from which network the request was made that the letter asks to confirm. */
  readonly asked?: Pick<SubscriptionRequest, 'at' | 'network'>
  /** The choices that a change led to, for a letter that tells of one. Its `subscriber` has those of before. */
  readonly changedTo?: Preferences
}

/** The letter for a subscriber as they are now; undefined if its content no longer holds. */
export function letterFor(
  letter: LetterName,
  subscriber: Subscriber | undefined,
  request: RequestId | undefined,
  now: EpochMs,
): Letter | undefined {
  const open = request === undefined ? undefined : openRequest(subscriber, request, now)
  const addressed = letter === 'still-refused' ? turnedAway(subscriber) : subscriber
  if (!isAddressed(addressed) || !letters[letter].holds(addressed, open)) return undefined
  const preferences = open?.preferences ?? addressed.preferences
  return {
    letter,
    subscriber: { ...addressed, preferences },
    ...(request !== undefined && { request }),
    ...(open && { asked: { at: open.at, network: open.network } }),
  }
}

/** Somebody of whom nothing is kept but where this one letter goes. It names no choices, only its language counts. */
function turnedAway(subscriber: Subscriber | undefined): Subscriber | undefined {
  if (subscriber?.status !== 'unsubscribed' || subscriber.address !== undefined) return subscriber
  const { address, language } = subscriber.turnedAwayTo ?? {}
  if (address === undefined) return undefined
  const preferences: Preferences = { hour: 8, timezone: 'UTC' as TimeZone, frequency: 'daily', topics: [] }
  return { ...subscriber, address, preferences: { ...preferences, ...(language && { language }) } }
}
