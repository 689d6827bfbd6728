import * as z from 'zod/mini'
import type { Bounced, FeedbackReport } from '../delivery/aftermath/feedback.ts'
import { parseEditionId } from '../edition/edition-id.ts'
import { type EmailAddress, normaliseAddress } from '../subscriber/address.ts'
import { listedMailboxes } from '../subscriber/listed-mailboxes.ts'
import { parseSubscriberId } from '../subscriber/subscriber-id.ts'
import { type SesBounce, troubleOf } from './ses-bounce.ts'
import { unwrapSnsMessage } from './sns-message.ts'

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

const eventSchema = z.object({
  /** Events of a configuration set have `eventType`; the older feedback notifications `notificationType`. */
  eventType: text,
  notificationType: text,
  mail: z.object({
    timestamp: text,
    messageId: text,
    destination: lenient(z.array(text)),
    tags: lenient(
      z.object({ subscriber: lenient(tagValues), attempt: lenient(tagValues), edition: lenient(tagValues) }),
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

type SesEvent = z.infer<typeof eventSchema>

/** The tags of a Send event may be missing, but not malformed: they might hide the attempt that it settles. */
const sendSchema = z.object({
  mail: z.object({
    tags: z.nullish(z.object({ subscriber: z.optional(tagValues), attempt: z.optional(tagValues) })),
  }),
})

/** SES's greeting to an identity's topic. It is JSON, and about no mail. */
const succeededSchema = z.object({ notificationType: z.literal('AmazonSnsSubscriptionSucceeded') })

/**
 * Reads an SES event out of the SNS envelope in which SQS delivers it. Throws on what it cannot read: that
 * might be a Send event.
 */
export function readSesEvent(sqsBody: string): FeedbackReport {
  const message = unwrapSnsMessage(sqsBody)
  if ('notice' in message) return { kind: 'notice', type: message.notice }
  const json: unknown = JSON.parse(message.text)
  if (succeededSchema.safeParse(json).success) return { kind: 'notice', type: 'greeting' }
  const event = eventSchema.parse(json)
  const type = event.eventType ?? event.notificationType
  if (!type) throw new Error('an event without a type')
  if (type === 'Send') sendSchema.parse(json)
  return reportOf(type, event) ?? { kind: 'other', type }
}

function reportOf(type: string, event: SesEvent): FeedbackReport | undefined {
  switch (type) {
    case 'Send':
      return sendReport(event)
    case 'Bounce':
      return bounceReport(event)
    case 'Complaint':
      return complaintReport(event)
    case 'Delivery':
      return {
        kind: 'delivery',
        ...subscriberOf(event),
        recipients: recipientsOf(event, event.delivery?.recipients),
      }
    default:
      return undefined
  }
}

/** `at` is the time of the mail, not of the event: it is compared with the attempt. */
function sendReport(event: SesEvent): FeedbackReport {
  const { timestamp, tags } = event.mail
  const attempt = tags?.attempt?.[0]
  const edition = parseEditionId(tags?.edition?.[0] ?? '')
  return {
    kind: 'send',
    at: Date.parse(timestamp ?? '') || 0,
    ...subscriberOf(event),
    ...(attempt ? { attempt } : {}),
    ...(edition ? { edition } : {}),
  }
}

/** SES did not even try to send the mail, and does not count it. */
const onOwnList = /^OnAccountSuppressionList$/i

function bounceReport(event: SesEvent): FeedbackReport {
  const { mail, bounce } = event
  const of: SesBounce = { type: bounce?.bounceType ?? '', subType: bounce?.bounceSubType ?? '' }
  const bounced = (bounce?.bouncedRecipients ?? []).flatMap((each) => bouncedAt(event, of, each))
  // A bounce that lists nobody is about the mailbox to which the mail went.
  if (bounced.length === 0) bounced.push(...bouncedAt(event, of, {}))
  const isPermanent = /^permanent$/i.test(of.type) || bounced.some(({ trouble }) => trouble === 'gone')
  return {
    kind: 'bounce',
    reportId: bounce?.feedbackId || mail.messageId || '',
    at: Date.parse(bounce?.timestamp ?? '') || Date.parse(mail.timestamp ?? '') || 0,
    ...subscriberOf(event),
    bounced,
    isHarm: isPermanent && !onOwnList.test(of.subType) && !isSimulated(event, addressesOf(bounced)),
  }
}

type Recipient = Partial<z.infer<typeof recipient>>

/** The mailboxes of one entry of a bounce's list. An entry that names none means the one to which the mail went. */
function bouncedAt(event: SesEvent, of: SesBounce, entry: Recipient): Bounced[] {
  const trouble = troubleOf({ ...of, status: entry.status, diagnosticCode: entry.diagnosticCode })
  const sentTo = addressesIn(event.mail.destination)
  const listed = listedMailboxes(entry.emailAddress ?? '')
  if (listed.length === 0) {
    const [address] = destinationOf(event)
    return [{ trouble, isAddressee: true, ...(address ? { address } : {}) }]
  }
  const isAddressee = (address: EmailAddress): boolean =>
    sentTo.some((each) => normaliseAddress(each) === normaliseAddress(address))
  return listed.map((address) => ({ address, trouble, isAddressee: isAddressee(address) }))
}

const addressesOf = (bounced: readonly Bounced[]): EmailAddress[] =>
  bounced.flatMap(({ address }) => address ?? [])

function complaintReport(event: SesEvent): FeedbackReport | undefined {
  const { complaint } = event
  // "not-spam" comes from a reader who rescued a mail from the spam folder: the opposite of a complaint.
  if (/^\s*not-spam\s*$/i.test(complaint?.complaintFeedbackType ?? '')) return undefined
  const recipients = recipientsOf(event, complaint?.complainedRecipients)
  const isOnList = onOwnList.test(complaint?.complaintSubType ?? '')
  return {
    kind: 'complaint',
    ...subscriberOf(event),
    recipients,
    isHarm: !isOnList && !isSimulated(event, recipients),
  }
}

/** The subscriber to whom the mail went, by its tag; nothing if it has no tag of ours. */
function subscriberOf({ mail }: SesEvent): Pick<Extract<FeedbackReport, { kind: 'send' }>, 'subscriber'> {
  const subscriber = parseSubscriberId(mail.tags?.subscriber?.[0] ?? '')
  return subscriber ? { subscriber } : {}
}

/** The addresses of a list, or the one to which the mail went if it names none. */
function recipientsOf(event: SesEvent, listed: readonly Recipient[] | null | undefined): EmailAddress[] {
  const found = addressesIn(listed?.map(({ emailAddress }) => emailAddress))
  return found.length > 0 ? found : destinationOf(event)
}

/** Each of the service's mails has one recipient. Of a mail to several, none stands for the others. */
function destinationOf({ mail }: SesEvent): EmailAddress[] {
  const addresses = addressesIn(mail.destination)
  return addresses.length === 1 ? addresses : []
}

function addressesIn(texts: readonly (string | null | undefined)[] | null | undefined): EmailAddress[] {
  return (texts ?? []).flatMap((text) => listedMailboxes(text ?? ''))
}

/**
 * Reports about addresses of SES's mailbox simulator are no harm: anybody can sign these addresses up, and
 * they "complain" at once.
 */
function isSimulated(event: SesEvent, listed: readonly EmailAddress[]): boolean {
  const addresses = listed.length > 0 ? listed : destinationOf(event)
  return addresses.length > 0 && addresses.every((address) => /@simulator\.amazonses\.com$/i.test(address))
}
