import type { AboutMail, Bounced, FeedbackReport } from '../delivery/aftermath/feedback-report.ts'
import { type MailKind, mailKind } from '../delivery/aftermath/mail-kind.ts'
import { parseEditionId } from '../edition/edition-id.ts'
import { type EmailAddress, normaliseAddress } from '../subscriber/address/address.ts'
import { listedMailboxes } from '../subscriber/address/listed-mailboxes.ts'
import { parseSubscriberId } from '../subscriber/subscriber-id.ts'
import { type SesBounce, troubleOf } from './ses-bounce.ts'
import {
  eventSchema,
  type ListedRecipient,
  type SesEvent,
  sendSchema,
  succeededSchema,
} from './ses-event-schema.ts'
import { unwrapSnsMessage } from './sns-message.ts'

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
        ...ownerOf(event),
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
  const bounced = bouncedIn(event, of, bounce?.bouncedRecipients ?? [])
  const isPermanent = /^permanent$/i.test(of.type) || bounced.some(({ trouble }) => trouble === 'gone')
  return {
    kind: 'bounce',
    reportId: bounce?.feedbackId || mail.messageId || '',
    at: Date.parse(bounce?.timestamp ?? '') || Date.parse(mail.timestamp ?? '') || 0,
    ...ownerOf(event),
    mail: kindOf(event),
    bounced,
    isHarm: isPermanent && !onOwnList.test(of.subType) && !isSimulated(event, addressesOf(bounced)),
  }
}

/**
 * The mailboxes that a bounce lists. A list that names nobody, or an entry that does not, means the mailbox to
 * which the mail went, unless another entry names it.
 */
function bouncedIn(event: SesEvent, of: SesBounce, entries: readonly ListedRecipient[]): Bounced[] {
  const sentTo = new Set(addressesIn(event.mail.destination).map(normaliseAddress))
  const [address] = destinationOf(event)
  const [named, unnamed]: [Bounced[], Bounced[]] = [[], []]
  for (const entry of entries.length > 0 ? entries : [{}]) {
    const trouble = troubleOf({ ...of, status: entry.status, diagnosticCode: entry.diagnosticCode })
    const listed = listedMailboxes(entry.emailAddress ?? '')
    for (const each of listed) {
      named.push({ address: each, trouble, isAddressee: sentTo.has(normaliseAddress(each)) })
    }
    if (listed.length === 0) unnamed.push({ trouble, isAddressee: true, ...(address ? { address } : {}) })
  }
  return named.some(({ isAddressee }) => isAddressee) ? named : [...named, ...unnamed]
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
    ...ownerOf(event),
    mail: kindOf(event),
    recipients,
    isHarm: !isOnList && !isSimulated(event, recipients),
  }
}

/** Whose mail it was: the subscriber by its tag, else the one address to which it went. */
function ownerOf(event: SesEvent): AboutMail {
  const [sentTo] = destinationOf(event)
  const tagged = subscriberOf(event)
  return tagged.subscriber || !sentTo ? tagged : { sentTo }
}

function kindOf({ mail }: SesEvent): MailKind {
  return mailKind({ letter: mail.tags?.letter?.[0], to: mail.tags?.to?.[0] })
}

/** The subscriber to whom the mail went, by its tag; nothing if it has no tag of ours. */
function subscriberOf({ mail }: SesEvent): Pick<AboutMail, 'subscriber'> {
  const subscriber = parseSubscriberId(mail.tags?.subscriber?.[0] ?? '')
  return subscriber ? { subscriber } : {}
}

/** The addresses of a list, or the one to which the mail went if it names none. */
function recipientsOf(
  event: SesEvent,
  listed: readonly ListedRecipient[] | null | undefined,
): EmailAddress[] {
  const found = addressesIn(listed?.map(({ emailAddress }) => emailAddress))
  return found.length > 0 ? found : destinationOf(event)
}

/** Each of the service's mails has one recipient. Of a mail to several, none stands for the others. */
function destinationOf({ mail }: SesEvent): EmailAddress[] {
  const addresses = new Map(addressesIn(mail.destination).map((each) => [normaliseAddress(each), each]))
  return addresses.size === 1 ? [...addresses.values()] : []
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
