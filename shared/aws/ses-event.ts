import * as z from 'zod'
import type { Feedback } from '../delivery/feedback.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

const eventSchema = z.object({
  /** Configuration sets say `eventType`, the older feedback notifications `notificationType`. */
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
  complaint: z
    .object({
      complainedRecipients: recipients,
      complaintFeedbackType: z.string().nullish(),
    })
    .optional(),
})

const notificationSchema = z.object({
  Type: z.literal('Notification'),
  Message: z.string(),
})

/** Reads an SES event out of the SNS envelope in which SQS delivers it. Throws on anything that is not one. */
export function readSesEvent(sqsBody: string): Feedback {
  const { Message } = notificationSchema.parse(JSON.parse(sqsBody))
  const { eventType, notificationType, ...event } = eventSchema.parse(JSON.parse(Message))
  const type = eventType ?? notificationType ?? 'none'
  switch (type) {
    case 'Send':
      return sendFeedback(event.mail.tags)
    case 'Bounce':
      if (event.bounce?.bounceType !== 'Permanent') return { kind: 'other', type }
      return {
        kind: 'suppress',
        recipients: event.bounce.bouncedRecipients.map((r) => r.emailAddress),
      }
    case 'Complaint':
      // "not-spam" is a reader who rescued a mail from the spam folder: the opposite of a complaint.
      if (!event.complaint || event.complaint.complaintFeedbackType === 'not-spam')
        return { kind: 'other', type }
      return {
        kind: 'suppress',
        recipients: event.complaint.complainedRecipients.map((r) => r.emailAddress),
      }
    default:
      return { kind: 'other', type }
  }
}

function sendFeedback(tags: Readonly<Record<string, readonly string[]>>): Feedback {
  const subscriber = tags.subscriber?.[0]
  const attempt = tags.attempt?.[0]
  return {
    kind: 'send',
    ...(subscriber ? { subscriber: subscriber as SubscriberId } : {}),
    ...(attempt ? { attempt } : {}),
  }
}
