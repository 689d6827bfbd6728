import type { BouncedRecipient, BounceEvent, SesEvent } from './event.ts'
import { eventMail } from './event-mail.ts'
import type { Header } from './header.ts'
import type { Message } from './message.ts'
import { type Scenario, scenarioOf } from './simulator.ts'

const reportingMTA = 'a1-1.smtp-out.amazonses.com'

/** The events that go out: all of a message's, or none, or each twice, where SES was told to misbehave. */
export function publishedEvents(message: Message, headers: readonly Header[]): SesEvent[] {
  if (message.eventCopies === 0) return []
  return eventsOf(message, headers).flatMap((event) =>
    Array.from({ length: message.eventCopies }, () => event),
  )
}

/**
 * What SES reports about a message: Send; then, as far as they apply to its recipients, Delivery, Bounce and
 * Complaint. Nothing without a configuration set, for then SES has nowhere to publish to.
 */
function eventsOf(message: Message, headers: readonly Header[]): SesEvent[] {
  if (message.configurationSet === undefined) return []
  const mail = eventMail(message, headers)
  const timestamp = mail.timestamp
  // Drawn from the message, so that a duplicate event and the page of the mail say the same.
  const feedbackId = message.messageId.replace(/-000000$/, '-feedback-000000')
  const send: SesEvent = { eventType: 'Send', mail, send: {} }
  const withScenario = (...scenarios: Scenario[]) =>
    message.destination.filter((address) => scenarios.includes(scenarioOf(address)))

  // An out-of-office reply and a complaint come from a mailbox that took the mail: Delivery goes before them.
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
      userAgent: 'Amazon SES Mailbox Simulator',
      arrivalDate: timestamp,
    },
  }))
  const bounces: SesEvent[] = (['bounce', 'suppressionlist', 'ooto'] as const).flatMap((scenario) =>
    some(withScenario(scenario)).map((addresses) => ({
      eventType: 'Bounce',
      mail,
      bounce: { ...bounceOf(scenario, addresses), timestamp, feedbackId },
    })),
  )
  return [send, ...deliveries, ...bounces, ...complaints]
}

/** The list as the one thing that an event is about; where it is empty, there is no event. */
function some<T>(list: T[]): T[][] {
  return list.length > 0 ? [list] : []
}

/** The simulator's bounces as SES reports them. Its out-of-office reply is seen as a transient bounce, too. */
function bounceOf(
  scenario: 'bounce' | 'suppressionlist' | 'ooto',
  addresses: string[],
): Pick<BounceEvent['bounce'], 'bounceType' | 'bounceSubType' | 'bouncedRecipients' | 'reportingMTA'> {
  const failed = (diagnosticCode: string): BouncedRecipient[] =>
    addresses.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode,
    }))
  switch (scenario) {
    case 'bounce':
      return {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: failed('smtp; 550 5.1.1 user unknown'),
        reportingMTA: `dsn; ${reportingMTA}`,
      }
    case 'suppressionlist':
      // SES's global list, which the simulator stands for; the account's own list says OnAccountSuppressionList.
      return {
        bounceType: 'Permanent',
        bounceSubType: 'Suppressed',
        bouncedRecipients: failed(
          'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
        ),
        reportingMTA: 'dns; amazonses.com',
      }
    case 'ooto':
      return {
        bounceType: 'Transient',
        bounceSubType: 'General',
        bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
      }
  }
}
