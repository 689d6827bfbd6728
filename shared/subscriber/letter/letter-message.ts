import * as z from 'zod/mini'
import { parseRequestId, type RequestId } from '../link/request-id.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import { type LetterName, letterNames, mayNameRequest, needsRequest } from './letters.ts'

/** Where a letter stands in the line of those that wait, if it has to wait. */
const placeInLine = z.object({
  since: z.number(),
  isProven: z.boolean(),
  turn: z.number(),
  /** How often it came back from the queue to wait again. */
  returned: z.exactOptional(z.number()),
  /** When a tick last let it go. */
  releasedAt: z.exactOptional(z.number()),
})

/**
 * Asks for one letter to be mailed. `none` is a letter too: every sign-up puts one message on the queue, so
 * that the work done does not tell whether an address was known. A message holds no secret: the letter's link is
 * made when the mail is written.
 */
export const letterMessageSchema = z
  .object({
    kind: z.literal('letter'),
    version: z.literal(2),
    id: z.custom<SubscriberId>((value) => typeof value === 'string'),
    letter: z.enum([...letterNames, 'none']),
    /** The request that the letter answers, if one of its links acts for it. */
    request: z.exactOptional(
      z.custom<RequestId>((value) => typeof value === 'string' && parseRequestId(value) !== undefined),
    ),
    /** The id of the mailbox of an alias: it may refuse sign-ups. A letter that a link's owner asked for needs none. */
    mailbox: z.exactOptional(z.custom<SubscriberId>((value) => typeof value === 'string')),
    /** How often the letter has been put back on the queue because it could not be mailed. */
    tries: z.exactOptional(z.number()),
    /** A call left open whether the letter was mailed already. */
    doubted: z.exactOptional(z.boolean()),
    /** Its sign-up's place in line. A letter that a link's owner asked for never waits, and has none. */
    place: z.exactOptional(placeInLine),
    /** The id of the request that it answers, fit to be an SES tag. It follows the letter to its mailbox. */
    correlation: z.exactOptional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/))),
  })
  .check(
    z.refine(
      ({ letter, request }) =>
        letter === 'none' || request === undefined
          ? request === undefined && (letter === 'none' || !needsRequest(letter))
          : mayNameRequest(letter),
      'a letter must name its request if its link acts for one, and must name none if no link of its does',
    ),
  )

export type LetterMessage = z.infer<typeof letterMessageSchema>
export type PlaceInLine = z.infer<typeof placeInLine>

/** A message of the release before, which may still be on the queue while a release is deployed. */
const earlierSchema = z.looseObject({ version: z.literal(1), secret: z.exactOptional(z.string()) })

/**
 * Reads a message. A letter of the release before whose link was made of a secret comes to nothing, as that link would:
 * its reader signs up again. Throws if the message has neither release's shape.
 */
export function parseLetterMessage(message: unknown): LetterMessage {
  const earlier = earlierSchema.safeParse(message)
  if (!earlier.success) return letterMessageSchema.parse(message)
  const { secret, ...rest } = earlier.data
  return letterMessageSchema.parse({
    ...rest,
    version: 2,
    ...(secret === undefined ? {} : { letter: 'none' }),
  })
}

export function letterMessage(
  id: SubscriberId,
  letter: LetterName | 'none',
  request?: RequestId | undefined,
): LetterMessage {
  return { kind: 'letter', version: 2, id, letter, ...(request === undefined ? {} : { request }) }
}

/** Takes letters to be mailed. Once `send` resolves, the letter survives a crash. It may be mailed twice. */
export interface LetterQueue {
  send(message: LetterMessage, delaySeconds?: number): Promise<void>
}
