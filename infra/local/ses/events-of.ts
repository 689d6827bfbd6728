import type { BouncedRecipient, BounceEvent, SesEvent } from './event.ts'
import { eventMail } from './event-mail.ts'
import type { Header } from './header.ts'
import type { Message } from './message.ts'
import { isSimulator, type Scenario, scenarioOf } from './simulator.ts'

const reportingMTA = 'a1-1.smtp-out.amazonses.com'

/** The events that are published: each once, or none or each twice if SES has to misbehave. */
export function publishedEvents(message: Message, headers: readonly Header[]): SesEvent[] {
  if (message.eventCopies === 0) return []
  return eventsOf(message, headers).flatMap((event) =>
    Array.from({ length: message.eventCopies }, () => event),
  )
}

/**
 * The events of a message: Send, then Delivery, Bounce and Complaint as far as they apply to its recipients.
 * Without a configuration set there are none, because SES does not know where to publish them.
 */
function eventsOf(message: Message, headers: readonly Header[]): SesEvent[] {
  if (message.configurationSet === undefined) return []
  const mail = eventMail(message, headers)
  const timestamp = mail.timestamp
  // The id is derived from the message, so that a duplicate event and the page of the mail show the same id.
  const feedbackId = message.messageId.replace(/-000000$/, '-feedback-000000')
  const send: SesEvent = { eventType: 'Send', mail, send: {} }
  const withScenario = (...scenarios: Scenario[]) =>
    message.destination.filter((address) => scenarios.includes(scenarioOf(address)))

  // An out-of-office reply and a complaint come from a mailbox that accepted the mail, so Delivery comes
  // before them.
  const recipients = withScenario('success', 'ooto', 'complaint')
  const deliveries: SesEvent[] = some(recipients).map(() => ({
    eventType: 'Delivery',
    mail,
    delivery: {
      timestamp,
      processingTimeMillis: 0,
      recipients,
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA,
    },
  }))
  const complained = withScenario('complaint').map((emailAddress) => ({
    emailAddress,
  }))
  const complaints: SesEvent[] = some(complained).map((complainedRecipients) => ({
    eventType: 'Complaint',
    mail,
    complaint: {
      complainedRecipients,
      timestamp,
      feedbackId,
      complaintSubType: null,
      complaintFeedbackType: 'abuse',
      userAgent: complained.every(({ emailAddress }) => isSimulator(emailAddress))
        ? 'Amazon SES Mailbox Simulator'
        : 'Yahoo!-Mail-Feedback/2.0',
      arrivalDate: timestamp,
    },
  }))
  const bounces: SesEvent[] = (['bounce', 'suppressionlist', 'ooto', 'full'] as const).flatMap((scenario) =>
    some(withScenario(scenario)).map((addresses) => ({
      eventType: 'Bounce',
      mail,
      bounce: { ...bounceOf(scenario, addresses), timestamp, feedbackId },
    })),
  )
  return [send, ...deliveries, ...bounces, ...complaints]
}

/** No list if the list is empty, because there is no event without recipients. */
function some<T>(list: T[]): T[][] {
  return list.length > 0 ? [list] : []
}

/** Bounces as SES reports them. SES reports the out-of-office reply as a transient bounce too. */
function bounceOf(
  scenario: 'bounce' | 'suppressionlist' | 'ooto' | 'full',
  addresses: string[],
): Pick<BounceEvent['bounce'], 'bounceType' | 'bounceSubType' | 'bouncedRecipients' | 'reportingMTA'> {
  const failed = (diagnosticCode: string, status = '5.1.1'): BouncedRecipient[] =>
    addresses.map((emailAddress) => ({ emailAddress, action: 'failed', status, diagnosticCode }))
  switch (scenario) {
    case 'bounce':
      return {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: failed('smtp; 550 5.1.1 user unknown'),
        reportingMTA: `dsn; ${reportingMTA}`,
      }
    case 'suppressionlist':
      // This is SES's global list, which the simulator imitates. The account's own list has
      // OnAccountSuppressionList.
      return {
        bounceType: 'Permanent',
        bounceSubType: 'Suppressed',
        bouncedRecipients: failed(
          'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
        ),
        reportingMTA: 'dns; amazonses.com',
      }
    case 'full':
      return {
        bounceType: 'Transient',
        bounceSubType: 'MailboxFull',
        bouncedRecipients: failed('smtp; 452 4.2.2 mailbox full', '4.2.2'),
        reportingMTA: `dsn; ${reportingMTA}`,
      }
    case 'ooto':
      return {
        bounceType: 'Transient',
        bounceSubType: 'General',
        bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
      }
  }
}
