import * as z from 'zod/mini'
import type { EditionId } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import type { EmailAddress } from './address/address.ts'
import { parseRequestId, type RequestId } from './link/request-id.ts'
import { storedPreferences as preferences } from './preferences/preferences.ts'
import type { SubscriberId } from './subscriber-id.ts'

/**
 * The version of the schema below, kept in every item. While a release is deployed, workers of the release
 * before it go on for some minutes. So fields are only added. A worker that does not know a field leaves it
 * alone, because every write changes single attributes. A change that older workers could not cope with
 * raises the version, and they do not touch such items.
 *
 * Version 2: open requests with what their links confirm. An item of version 1 is read with none, so that the links
 * of its mails say "sign up again".
 */
export const subscriberSchemaVersion = 2

const editionId = z.custom<EditionId>((value) => typeof value === 'string')
const epochMs: z.ZodMiniType<EpochMs> = z.number()
const address = z.custom<EmailAddress>((value) => typeof value === 'string')
const requestId = z.custom<RequestId>(
  (value) => typeof value === 'string' && parseRequestId(value) !== undefined,
)

/** One call to SES that has begun and whose outcome is not yet written. */
const attempt = z.object({
  id: z.string(),
  head: editionId,
  startedAt: epochMs,
})

/** The outcome of an edition that was not submitted. */
const missedOutcome = z.enum(['failed', 'inDoubt', 'skipped', 'quiet'])

/**
 * The attributes that every subscriber may carry, whatever the status. They outlive leaving, so that no
 * reader gets an edition twice.
 */
const history = {
  id: z.custom<SubscriberId>((value) => typeof value === 'string'),
  version: z.number(),
  rev: z.number(),
  /** The newest edition that does not count for this reader: the one before their first. */
  since: z.exactOptional(editionId),
  /** The newest edition that is settled. */
  through: z.exactOptional(editionId),
  /** The start of the last settled attempt. */
  lastAt: z.exactOptional(epochMs),
  attempt: z.exactOptional(attempt),
  leftAt: z.exactOptional(epochMs),
  /** Seconds since the epoch: when the table may delete the item of an unconfirmed or erased subscriber. */
  expiresAtSeconds: z.exactOptional(z.number()),
  missed: z._default(z.record(z.string(), missedOutcome), {}),
  /** The number of soft bounces with no delivery between them. */
  softBounces: z.exactOptional(z.number()),
  /** The id of the request that was confirmed last. It recognises a second press of its link's button. */
  confirmedBy: z.exactOptional(z.string()),
  /** Links to preferences carry the epoch in which they were mailed, and end with it. Absent: 0. */
  epoch: z.exactOptional(z.number()),
  /** Since when the mailbox refuses sign-ups by others. It outlives everything but its taking back. */
  blockedAt: z.exactOptional(epochMs),
  /** Under which id the mailbox of this alias refuses sign-ups, if its owner said so by a link of this address. */
  mailbox: z.exactOptional(z.custom<SubscriberId>((value) => typeof value === 'string')),
  /** When a sign-up was last answered by a letter although the mailbox refuses sign-ups. */
  turnedAwayAt: z.exactOptional(epochMs),
  /** The request of that sign-up, whose decision may have to be made again. */
  turnedAwayFor: z.exactOptional(requestId),
  /** Where that letter is to go, until it was mailed, if no address is kept. */
  turnedAwayTo: z.exactOptional(z.object({ address, language: z.exactOptional(z.string()) })),
  /** The letters that were asked for on a day (UTC), by kind. Their budgets count them. */
  letters: z.exactOptional(
    z.object({ day: z.string(), counts: z.exactOptional(z.record(z.string(), z.number())) }),
  ),
}

/**
 * A request to subscribe that is not confirmed. Each has a link of its own, which confirms what this request says and
 * nothing else: anybody can type an address.
 */
const request = z.object({
  id: requestId,
  at: epochMs,
  /** The network that it came from: no proof needs the whole address. */
  network: z.string(),
  /** The URL of the form or of the interface that was used. */
  form: z.string(),
  /** The version of the words that the person agreed to. */
  wording: z.string(),
  /** What its link sets. */
  preferences,
  expiresAt: epochMs,
  /** It was asked for through a link from a mail of the address's own, so not by a stranger. */
  asked: z.exactOptional(z.literal(true)),
  /** When its letter was mailed. It is noted only if other requests say the same, whose letters may wait. */
  mailedAt: z.exactOptional(epochMs),
})

const requests = z.readonly(z.array(request))

const pending = z.object({
  ...history,
  status: z.literal('pending'),
  address,
  preferences,
  requests: z._default(requests, []),
})

const confirmed = z.object({
  ...history,
  status: z.literal('confirmed'),
  address,
  preferences,
  confirmedAt: epochMs,
  confirmedBy: z.string(),
  since: editionId,
  through: editionId,
  nextDueAt: epochMs,
  /** No digest is due before this moment, because too many in a row did not reach the mailbox. */
  restsUntil: z.exactOptional(epochMs),
  /** A change by a link of which the owner is not told yet: its id, and when it was made. */
  untold: z.exactOptional(z.object({ change: requestId, at: epochMs })),
  /** A resting reader may sign up again. Only the confirmation changes anything. */
  requests: z.exactOptional(requests),
})

const unsubscribed = z.object({
  ...history,
  status: z.literal('unsubscribed'),
  address: z.exactOptional(address),
  preferences: z.exactOptional(preferences),
})

const suppressed = z.object({
  ...history,
  status: z.literal('suppressed'),
  address: z.exactOptional(address),
})

/** The shape of an item of this version. Unknown attributes are ignored. */
export const subscriberSchema = z.discriminatedUnion('status', [pending, confirmed, unsubscribed, suppressed])

/** An item of a later release. Leaving and suppression need no reading and are the same for all releases. */
class NewerItem extends Error {
  override readonly name = 'NewerItem'
}

/** Throws if an item does not have the shape of this version, or is of a newer one. */
export function parseSubscriber(item: Readonly<Record<string, unknown>>): Subscriber {
  const { version } = item
  if (typeof version === 'number' && version > subscriberSchemaVersion) {
    throw new NewerItem(`the item is of version ${version}; up to ${subscriberSchemaVersion} can be read`)
  }
  return subscriberSchema.parse(item)
}

/** A subscriber in one of four states. */
export type Subscriber = z.infer<typeof subscriberSchema>
export type Pending = z.infer<typeof pending>
export type Confirmed = z.infer<typeof confirmed>
export type Attempt = z.infer<typeof attempt>
/** Somebody who may confirm: a new subscriber, or a reader whose digests rest and who signed up again. */
export type Asking = Pending | (Confirmed & Required<Pick<Confirmed, 'requests'>>)
export type SubscriptionRequest = z.infer<typeof request>
export type MissedOutcome = z.infer<typeof missedOutcome>
export type Missed = Readonly<Record<string, MissedOutcome>>
