import type { BounceEvent, SesEvent, SesMail } from '../../../infra/local/ses/event.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'

/** A message that SES took. */
export interface AcceptedMail {
  readonly messageId: string
  readonly at: EpochMs
  readonly source: string
  readonly recipients: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /** The raw message's length. */
  readonly bytes: number
}

/** The fate of a message that SES took. A complaint comes from a mailbox, so that a delivery goes before it. */
export type MailFate =
  | 'delivered'
  | 'bounced'
  | 'bounced for now'
  | 'unknown for now'
  | 'blocked'
  | 'complained'
  | 'rescued from spam'
  | 'never heard of'

export type SesEventType = SesEvent['eventType']

/** The events of a message, first to last. A bounce or complaint lists `listed`, as SES finds it in a report. */
export function eventsOf(
  mail: AcceptedMail,
  fate: MailFate,
  listed: readonly string[] = mail.recipients,
): SesEvent[] {
  const about = mailOf(mail)
  const { timestamp } = about
  const send: SesEvent = { eventType: 'Send', mail: about, send: {} }
  const delivery: SesEvent = {
    eventType: 'Delivery',
    mail: about,
    delivery: {
      timestamp,
      processingTimeMillis: 500,
      recipients: [...mail.recipients],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'a1-1.smtp-out.amazonses.com',
    },
  }
  switch (fate) {
    case 'delivered':
      return [send, delivery]
    case 'bounced':
      return [send, bounce(mail, about, 'Permanent', listed)]
    case 'bounced for now':
      return [send, bounce(mail, about, 'Transient', listed)]
    case 'unknown for now':
      return [send, bounce(mail, about, 'Transient', listed, '5.1.1')]
    case 'blocked':
      return [send, bounce(mail, about, 'Transient', listed, '5.7.1')]
    case 'complained':
      return [send, delivery, complaint(mail, about, 'abuse', listed)]
    case 'rescued from spam':
      return [send, delivery, complaint(mail, about, 'not-spam', listed)]
    case 'never heard of':
      return [send]
  }
}

function bounce(
  mail: AcceptedMail,
  about: SesMail,
  bounceType: BounceEvent['bounce']['bounceType'],
  listed: readonly string[],
  status?: string,
): SesEvent {
  return {
    eventType: 'Bounce',
    mail: about,
    bounce: {
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: listed.map((emailAddress) => ({ emailAddress, ...(status ? { status } : {}) })),
      timestamp: about.timestamp,
      feedbackId: `feedback-${mail.messageId}`,
    },
  }
}

function complaint(
  mail: AcceptedMail,
  about: SesMail,
  complaintFeedbackType: string,
  listed: readonly string[],
): SesEvent {
  return {
    eventType: 'Complaint',
    mail: about,
    complaint: {
      complainedRecipients: listed.map((emailAddress) => ({ emailAddress })),
      timestamp: about.timestamp,
      feedbackId: `feedback-${mail.messageId}`,
      complaintSubType: null,
      complaintFeedbackType,
      userAgent: 'simulation',
      arrivalDate: about.timestamp,
    },
  }
}

function mailOf({ at, source, messageId, recipients, tags }: AcceptedMail): SesMail {
  return {
    timestamp: new Date(at).toISOString(),
    source,
    sendingAccountId: '000000000000',
    messageId,
    destination: [...recipients],
    headersTruncated: false,
    headers: [],
    commonHeaders: { messageId },
    tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
  }
}

/** SNS's envelope of an event on its way to SQS. */
export function inEnvelope(event: SesEvent, id: string): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn: 'arn:aws:sns:us-east-1:000000000000:feedback',
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(event),
    Timestamp: event.mail.timestamp,
  })
}
