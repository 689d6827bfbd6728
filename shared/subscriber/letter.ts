import * as z from 'zod/mini'
import type { EmailAddress } from './address.ts'
import type { Confirmed, Pending, Subscriber } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'

/** How many letters an address can ask for on one day (UTC). */
export const lettersPerDay = 3

const common = {
  kind: z.literal('letter'),
  version: z.literal(1),
  id: z.custom<SubscriberId>((value) => typeof value === 'string'),
  /** How often it has been put back on the queue because it could not be mailed. */
  tries: z.exactOptional(z.number()),
  /** Perhaps it was mailed already: nobody learned the answer. */
  doubted: z.exactOptional(z.boolean()),
  /** The id of the request that it answers, fit to be a tag of SES: it follows the letter to its mailbox. */
  correlation: z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/))),
}

/**
 * A mail that answers one request. `none` is a letter too: every sign-up puts one message on the queue, so that nobody
 * can tell from the work done whether an address was known.
 */
export const letterMessageSchema = z.discriminatedUnion('letter', [
  z.object({ ...common, letter: z.literal('confirm'), secret: z.string() }),
  z.object({ ...common, letter: z.literal('undo'), secret: z.string() }),
  z.object({ ...common, letter: z.literal('already-subscribed') }),
  z.object({ ...common, letter: z.literal('fresh-link') }),
  z.object({ ...common, letter: z.literal('erase') }),
  z.object({ ...common, letter: z.literal('none') }),
])

export type LetterMessage = z.infer<typeof letterMessageSchema>

/** Somebody who may be mailed what they asked for, whether they get digests or not. */
export type Addressed = Exclude<Subscriber, { readonly status: 'suppressed' }> & {
  readonly address: EmailAddress
}

/** A letter with all that its words need. */
export type Letter =
  | {
      readonly letter: 'confirm' | 'undo'
      readonly subscriber: Pending
      readonly secret: string
    }
  | {
      readonly letter: 'already-subscribed' | 'fresh-link'
      readonly subscriber: Confirmed
    }
  | { readonly letter: 'erase'; readonly subscriber: Addressed }

/** Takes letters to be mailed. Once `send` returns, the letter survives a crash; it may be mailed twice. */
export interface LetterQueue {
  send(message: LetterMessage, delaySeconds?: number): Promise<void>
}
