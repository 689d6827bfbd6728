import * as z from 'zod/mini'
import type { EditionId } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import type { EmailAddress } from './address.ts'
import { storedPreferences as preferences } from './preferences.ts'
import type { SubscriberId } from './subscriber-id.ts'

/**
 * The version of the schema below, kept in every item. While a release is deployed, workers of the one before it go on
 * for some minutes. So fields are only added: who does not know them lets them be, because every write changes single
 * attributes. What older workers could not go by raises the version, and they keep their hands off such items.
 */
export const subscriberSchemaVersion = 1

const editionId = z.custom<EditionId>((value) => typeof value === 'string')
const epochMs: z.ZodMiniType<EpochMs> = z.number()

/** One call to SES that has begun and whose outcome is not yet written. */
const attempt = z.object({
  id: z.string(),
  head: editionId,
  startedAt: epochMs,
})

/** What became of an edition that was not submitted. */
const missedOutcome = z.enum(['failed', 'inDoubt', 'skipped', 'quiet'])

/** What every subscriber may carry, whatever the status: it outlives leaving, so that nobody gets an edition twice. */
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
  /** When the table may delete the item: of who never confirmed, or was erased. */
  expiresAtSeconds: z.exactOptional(z.number()),
  missed: z._default(z.record(z.string(), missedOutcome), {}),
  /** Soft bounces with no delivery between them. */
  softBounces: z.exactOptional(z.number()),
  /** Letters asked for on a day (UTC): the budget of an address. */
  letters: z.exactOptional(z.object({ day: z.string(), count: z.number() })),
}

const address = z.custom<EmailAddress>((value) => typeof value === 'string')

/** Where and when somebody asked: the first half of the proof of consent. */
const request = z.object({
  at: epochMs,
  ip: z.string(),
  form: z.string(),
  wording: z.string(),
})

/** A confirmation link that is out there, by the hash of its secret. */
const confirmation = z.object({ hash: z.string(), expiresAt: epochMs })

const pending = z.object({
  ...history,
  status: z.literal('pending'),
  address,
  preferences,
  request,
  confirmations: z.readonly(z.array(confirmation)),
})

const confirmed = z.object({
  ...history,
  status: z.literal('confirmed'),
  address,
  preferences,
  confirmedAt: epochMs,
  /** The hash of the link that confirmed, so that pressing its button again is recognised. */
  confirmedBy: z.string(),
  since: editionId,
  through: editionId,
  nextDueAt: epochMs,
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

/** The shape of an item of this version. Attributes that it does not know are ignored. */
export const subscriberSchema = z.discriminatedUnion('status', [pending, confirmed, unsubscribed, suppressed])

/** An item of a release to come. Leaving and being suppressed need no reading, and stay the same for all releases. */
class NewerItem extends Error {
  override readonly name = 'NewerItem'
}

/** Throws where an item has not its shape, or a newer one. */
export function parseSubscriber(item: Readonly<Record<string, unknown>>): Subscriber {
  const { version } = item
  if (typeof version === 'number' && version > subscriberSchemaVersion) {
    throw new NewerItem(`of version ${version}; up to ${subscriberSchemaVersion} can be read`)
  }
  return subscriberSchema.parse(item)
}

/** An address and its consent. */
export type Subscriber = z.infer<typeof subscriberSchema>
export type Pending = z.infer<typeof pending>
export type Confirmed = z.infer<typeof confirmed>
export type Attempt = z.infer<typeof attempt>
export type Confirmation = z.infer<typeof confirmation>
export type SubscriptionRequest = z.infer<typeof request>
export type MissedOutcome = z.infer<typeof missedOutcome>
export type Missed = Readonly<Record<string, MissedOutcome>>
