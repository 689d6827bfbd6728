/**
 * What Amazon SES publishes about a message (event publishing, JSON as it reaches SNS).
 * Shapes: "Contents of event data that Amazon SES publishes to Amazon SNS" in the SES developer guide.
 */
export type SesEvent = SendEvent | DeliveryEvent | BounceEvent | ComplaintEvent

/** The part that every event carries. Times are ISO 8601, UTC. */
export interface SesMail {
  timestamp: string
  source: string
  sendingAccountId: string
  messageId: string
  /** Everyone the message went to, also where the event is about one of them only. */
  destination: string[]
  /** True when the headers were longer than 10 KB and `headers` holds only the first of them. */
  headersTruncated: boolean
  headers: { name: string; value: string }[]
  commonHeaders: SesCommonHeaders
  /** The sender's tags and the `ses:` ones of SES itself; each a list, as AWS has it. */
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
