/**
 * An event that Amazon SES publishes about a message, as JSON for SNS.
 * Shapes: "Contents of event data that Amazon SES publishes to Amazon SNS" in the SES developer guide.
 */
export type SesEvent = SendEvent | DeliveryEvent | BounceEvent | ComplaintEvent

/** The `mail` part of every event. Times are ISO 8601, UTC. */
export interface SesMail {
  timestamp: string
  source: string
  sendingAccountId: string
  messageId: string
  /** All recipients of the message, even if the event is about one of them. */
  destination: string[]
  /** True if the headers were longer than 10 KB. `headers` then holds only the first ones. */
  headersTruncated: boolean
  headers: { name: string; value: string }[]
  commonHeaders: SesCommonHeaders
  /** The sender's tags and SES's own `ses:` tags. Each value is a list, as on AWS. */
  tags: Record<string, string[]>
}

export interface SesCommonHeaders {
  from?: string[]
  to?: string[]
  cc?: string[]
  replyTo?: string[]
  date?: string
  messageId: string
  subject?: string
}

interface SendEvent {
  eventType: 'Send'
  mail: SesMail
  send: Record<string, never>
}

interface DeliveryEvent {
  eventType: 'Delivery'
  mail: SesMail
  delivery: {
    timestamp: string
    processingTimeMillis: number
    recipients: string[]
    smtpResponse: string
    reportingMTA: string
  }
}

export interface BounceEvent {
  eventType: 'Bounce'
  mail: SesMail
  bounce: {
    bounceType: 'Undetermined' | 'Permanent' | 'Transient'
    bounceSubType: string
    bouncedRecipients: BouncedRecipient[]
    timestamp: string
    feedbackId: string
    reportingMTA?: string
  }
}

export interface BouncedRecipient {
  emailAddress: string
  action?: string
  status?: string
  diagnosticCode?: string
}

interface ComplaintEvent {
  eventType: 'Complaint'
  mail: SesMail
  complaint: {
    complainedRecipients: { emailAddress: string }[]
    timestamp: string
    feedbackId: string
    complaintSubType: string | null
    complaintFeedbackType: string
    userAgent: string
    arrivalDate: string
  }
}
