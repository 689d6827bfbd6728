import * as z from 'zod/mini'
import { parseSubscriberId } from '../subscriber/subscriber-id.ts'

/**
 * A part that may be missing or malformed. What is left still tells whose mail the report is about, or at least
 * whose mailbox.
 */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), undefined)
const text = lenient(z.string())

/** An entry of a list of recipients. Deliveries list bare texts, the others objects. */
const recipient = z.catch(
  z.union([
    z.pipe(
      z.string(),
      z.transform((emailAddress) => ({ emailAddress, status: undefined, diagnosticCode: undefined })),
    ),
    z.object({ emailAddress: text, status: text, diagnosticCode: text }),
  ]),
  { emailAddress: undefined, status: undefined, diagnosticCode: undefined },
)
const recipients = lenient(z.array(recipient))
const tagValues = z.union([
  z.array(z.string()),
  z.pipe(
    z.string(),
    z.transform((value) => [value]),
  ),
])

export const eventSchema = z.object({
  /** Events of a configuration set have `eventType`; the older feedback notifications `notificationType`. */
  eventType: text,
  notificationType: text,
  mail: z.object({
    timestamp: text,
    messageId: text,
    destination: lenient(z.array(text)),
    tags: lenient(
      z.object({
        subscriber: lenient(tagValues),
        attempt: lenient(tagValues),
        edition: lenient(tagValues),
        letter: lenient(tagValues),
        to: lenient(tagValues),
      }),
    ),
  }),
  bounce: lenient(
    z.object({
      bounceType: text,
      bounceSubType: text,
      bouncedRecipients: recipients,
      timestamp: text,
      feedbackId: text,
    }),
  ),
  complaint: lenient(
    z.object({ complainedRecipients: recipients, complaintFeedbackType: text, complaintSubType: text }),
  ),
  delivery: lenient(z.object({ recipients })),
})

export type SesEvent = z.infer<typeof eventSchema>

/** What a report says of one recipient. */
export type ListedRecipient = Partial<z.infer<typeof recipient>>

/**
 * The tags of a Send event may be missing, but not malformed: they might hide the attempt that it settles. A mail
 * of an attempt names one attempt and one subscriber.
 */
export const sendSchema = z.object({
  mail: z.object({
    tags: z.nullish(
      z
        .object({ subscriber: z.optional(tagValues), attempt: z.optional(tagValues) })
        .check(
          z.refine(
            ({ attempt = [], subscriber = [] }) =>
              attempt.length === 0 ||
              (isOne(attempt) && isOne(subscriber) && parseSubscriberId(subscriber[0] ?? '') !== undefined),
          ),
        ),
    ),
  }),
})

function isOne([value, ...others]: readonly string[]): boolean {
  return !!value && others.every((other) => other === value)
}

/** SES's greeting to an identity's topic. It is JSON, and about no mail. */
export const succeededSchema = z.object({ notificationType: z.literal('AmazonSnsSubscriptionSucceeded') })
