import * as z from 'zod/mini'
import { type LetterName, letterNames, needsSecret } from './letters.ts'
import type { SubscriberId } from './subscriber-id.ts'

/**
 * Asks for one letter to be mailed. `none` is a letter too: every sign-up puts one message on the queue, so
 * that the work done does not tell whether an address was known.
 */
export const letterMessageSchema = z
  .object({
    kind: z.literal('letter'),
    version: z.literal(1),
    id: z.custom<SubscriberId>((value) => typeof value === 'string'),
    letter: z.enum([...letterNames, 'none']),
    /** The secret of the letter's link, if the link is made of one. */
    secret: z.exactOptional(z.string()),
    /** How often the letter has been put back on the queue because it could not be mailed. */
    tries: z.exactOptional(z.number()),
    /** A call left open whether the letter was mailed already. */
    doubted: z.exactOptional(z.boolean()),
    /** The id of the request that it answers, fit to be an SES tag. It follows the letter to its mailbox. */
    correlation: z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/))),
  })
  .check(
    z.refine(
      ({ letter, secret }) => (letter !== 'none' && needsSecret(letter)) === (secret !== undefined),
      'a letter must have a secret if its link is made of one, and must have none otherwise',
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

/** Takes letters to be mailed. Once `send` resolves, the letter survives a crash. It may be mailed twice. */
export interface LetterQueue {
  send(message: LetterMessage, delaySeconds?: number): Promise<void>
}
