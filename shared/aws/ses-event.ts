import * as z from 'zod/mini'
import type { FeedbackReport } from '../delivery/aftermath/feedback.ts'
import type { Harm } from '../delivery/aftermath/reputation.ts'
import { parseEditionId } from '../edition/edition-id.ts'
import { parseSubscriberId } from '../subscriber/subscriber-id.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

const eventSchema = z.object({
  /**
   * Events of a configuration set have `eventType`; the older feedback notifications have `notificationType`.
   */
  eventType: z.optional(z.string()),
  notificationType: z.optional(z.string()),
  mail: z.object({
    timestamp: z._default(z.string(), ''),
    tags: z._default(z.record(z.string(), z.array(z.string())), {}),
  }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bouncedRecipients: recipients,
      feedbackId: z._default(z.string(), ''),
    }),
  ),
  complaint: z.optional(
    z.object({ complainedRecipients: recipients, complaintFeedbackType: z.nullish(z.string()) }),
  ),
  delivery: z.optional(z.object({ recipients: z.array(z.string()) })),
})

type SesEvent = z.infer<typeof eventSchema>

const notificationSchema = z.object({ Type: z.literal('Notification'), Message: z.string() })

/** Reads an SES event out of the SNS envelope in which SQS delivers it. Throws on anything else. */
export function readSesEvent(sqsBody: string): FeedbackReport {
  const { Message } = notificationSchema.parse(JSON.parse(sqsBody))
  const event = eventSchema.parse(JSON.parse(Message))
  const type = event.eventType ?? event.notificationType ?? 'none'
  return reportOf(type, event) ?? { kind: 'other', type }
}

function reportOf(type: string, { mail, bounce, complaint, delivery }: SesEvent): FeedbackReport | undefined {
  switch (type) {
    case 'Send':
      return sendReport(mail)
    case 'Bounce': {
      if (!bounce) return undefined
      const bounced = addresses(bounce.bouncedRecipients)
      if (bounce.bounceType === 'Permanent') return suppression('bounces', bounced)
      return { kind: 'soft-bounce', reportId: bounce.feedbackId, recipients: bounced }
    }
    case 'Complaint':
      // "not-spam" comes from a reader who rescued a mail from the spam folder: the opposite of a complaint.
      if (!complaint || complaint.complaintFeedbackType === 'not-spam') return undefined
      return suppression('complaints', addresses(complaint.complainedRecipients))
    case 'Delivery':
      return delivery && { kind: 'delivery', recipients: delivery.recipients }
    default:
      return undefined
  }
}

/**
 * Reports about addresses of SES's mailbox simulator are marked: anybody can sign these addresses up, and
 * they "complain" at once.
 */
function suppression(harm: Harm, recipients: readonly string[]): FeedbackReport {
  const isSimulated =
    recipients.length > 0 && recipients.every((address) => /@simulator\.amazonses\.com$/i.test(address))
  return { kind: 'suppress', recipients, harm, ...(isSimulated ? { simulated: true } : {}) }
}

/** `at` is the time of the mail, not of the event: it is compared with the attempt. */
function sendReport({ timestamp, tags }: SesEvent['mail']): FeedbackReport {
  const subscriber = parseSubscriberId(tags.subscriber?.[0] ?? '')
  const attempt = tags.attempt?.[0]
  const edition = parseEditionId(tags.edition?.[0] ?? '')
  return {
    kind: 'send',
    at: Date.parse(timestamp) || 0,
    ...(subscriber ? { subscriber } : {}),
    ...(attempt ? { attempt } : {}),
    ...(edition ? { edition } : {}),
  }
}

function addresses(listed: readonly { readonly emailAddress: string }[]): string[] {
  return listed.map(({ emailAddress }) => emailAddress)
}
