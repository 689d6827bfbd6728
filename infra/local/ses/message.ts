import * as z from 'zod'

/** The data of an accepted message beside its source: the `.json` of each `.eml`. */
export const messageSchema = z.strictObject({
  messageId: z.string().regex(/^[A-Za-z0-9-]+$/),
  /** The place in the order of acceptance, because the clock cannot order messages of one millisecond. */
  place: z.int(),
  /** The time of acceptance, in milliseconds since the epoch. */
  at: z.int(),
  /** The envelope sender. */
  source: z.string(),
  /** The bare addresses of the envelope. The message goes to them, not to those of its headers. */
  destination: z.array(z.string()),
  /** The From header, unchanged. */
  from: z.string(),
  /** The subject, decoded. */
  subject: z.string(),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  /** The number of times that each of its events is published; not 1 only if SES has to misbehave. */
  eventCopies: z.union([z.literal(0), z.literal(1), z.literal(2)]),
})

/** An accepted message without its source, which is in the store. */
export type Message = z.infer<typeof messageSchema>
