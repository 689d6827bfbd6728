import * as z from 'zod/mini'
import { type LetterName, letterNames, needsSecret } from './letters.ts'
import type { SubscriberId } from './subscriber-id.ts'

/**
 * Asks for one letter to be mailed. `none` is a letter too: every sign-up puts one message on the queue, so that nobody
 * can tell from the work done whether an address was known.
 */
export const letterMessageSchema = z
  .object({
    kind: z.literal('letter'),
    version: z.literal(1),
    id: z.custom<SubscriberId>((value) => typeof value === 'string'),
    letter: z.enum([...letterNames, 'none']),
    /** Of the letter's link, where the link is made of one. */
    secret: z.exactOptional(z.string()),
    /** How often it has been put back on the queue because it could not be mailed. */
    tries: z.exactOptional(z.number()),
    /** It may have been mailed already: nobody learned the answer. */
    doubted: z.exactOptional(z.boolean()),
    /** The id of the request that it answers, fit to be a tag of SES: it follows the letter to its mailbox. */
    correlation: z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/))),
  })
  .check(
    z.refine(
      ({ letter, secret }) => (letter !== 'none' && needsSecret(letter)) === (secret !== undefined),
      'a letter has a secret exactly where its link is made of one',
    ),
  )

export type LetterMessage = z.infer<typeof letterMessageSchema>

export function letterMessage(
  id: SubscriberId,
  letter: LetterName | 'none',
  secret?: string | undefined,
): LetterMessage {
  return { kind: 'letter', version: 1, id, letter, ...(secret === undefined ? {} : { secret }) }
}

/** Takes letters to be mailed. Once `send` returns, the letter survives a crash; it may be mailed twice. */
export interface LetterQueue {
  send(message: LetterMessage, delaySeconds?: number): Promise<void>
}
