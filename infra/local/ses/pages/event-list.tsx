import type { SesEvent } from '../event.ts'

/** The published events of a mail, each folded, or the reason why there are none. */
export function EventList({
  events,
  hasConfigurationSet,
}: {
  events: readonly SesEvent[]
  hasConfigurationSet: boolean
}) {
  if (events.length === 0) {
    const why = hasConfigurationSet
      ? 'they were lost, as told by /misbehave.'
      : 'it was sent without a configuration set.'
    return <p class="none">None: {why}</p>
  }
  return (
    <div>
      {events.map((event) => (
        <details>
          <summary>
            {event.eventType} <span>{particulars(event)}</span>
          </summary>
          <pre>{JSON.stringify(event, null, 2)}</pre>
        </details>
      ))}
    </div>
  )
}

function particulars(event: SesEvent): string {
  switch (event.eventType) {
    case 'Send':
      return ''
    case 'Delivery':
      return event.delivery.recipients.join(', ')
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce
      return `${bounceType}, ${bounceSubType}: ${bouncedRecipients.map(({ emailAddress }) => emailAddress).join(', ')}`
    }
    case 'Complaint': {
      const { complaintFeedbackType, complainedRecipients } = event.complaint
      return `${complaintFeedbackType}: ${complainedRecipients.map(({ emailAddress }) => emailAddress).join(', ')}`
    }
  }
}
