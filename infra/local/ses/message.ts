import * as z from 'zod'

/** What is known of an accepted message without reading its source: the `.json` beside each `.eml`. */
export const messageSchema = z.strictObject({
  messageId: z.string().regex(/^[A-Za-z0-9-]+$/),
  /** Place in the order of acceptance, which the clock alone cannot tell within one millisecond. */
  place: z.int(),
  /** When it was accepted, in milliseconds since the epoch. */
  at: z.int(),
  /** The envelope sender. */
  source: z.string(),
  /** The bare addresses of the envelope: where it goes, whatever its headers say. */
  destination: z.array(z.string()),
  /** The From header, as it was sent. */
  from: z.string(),
  /** The subject, decoded. */
  subject: z.string(),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  /** How often each of its events goes out; other than 1 only when told to misbehave. */
  eventCopies: z.union([z.literal(0), z.literal(1), z.literal(2)]),
})

/** An accepted message. Its source is fetched from the store when it is needed. */
export type Message = z.infer<typeof messageSchema>
