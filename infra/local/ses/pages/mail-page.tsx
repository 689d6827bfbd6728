import { decodeWords, type Email } from 'postal-mime'
import type { SesEvent } from '../event.ts'
import type { Header } from '../header.ts'
import type { Message } from '../message.ts'
import { EventList } from './event-list.tsx'
import { Layout, Time } from './layout.tsx'
import { mailSandbox } from './stylesheet.ts'

export const views = ['html', 'text', 'headers', 'source'] as const
export type View = (typeof views)[number]
const viewNames: Record<View, string> = {
  html: 'HTML',
  text: 'Text',
  headers: 'Headers',
  source: 'Source',
}

export interface MailPageProps {
  message: Message
  view: View
  email: Email
  headers: readonly Header[]
  source: Buffer
  events: readonly SesEvent[]
}

/** One mail in one of four views. */
export function MailPage(props: MailPageProps) {
  const { message, view, events } = props
  const subject = message.subject || '(no subject)'
  return (
    <Layout title={subject}>
      <nav>
        <a class="back" href="/">
          ← Inbox
        </a>
      </nav>
      <h1>{subject}</h1>
      <Facts message={message} />
      <nav class="views" aria-label="Views of this mail">
        {views.map((each) => (
          <a
            href={`/messages/${message.messageId}?view=${each}`}
            aria-current={each === view ? 'page' : undefined}
          >
            {viewNames[each]}
          </a>
        ))}
      </nav>
      <Shown {...props} />
      <h2>Events</h2>
      <EventList events={events} hasConfigurationSet={message.configurationSet !== undefined} />
    </Layout>
  )
}

function Facts({ message }: { message: Message }) {
  const tags = Object.entries(message.tags)
  return (
    <dl class="facts">
      <dt>From</dt>
      <dd>{decodeWords(message.from)}</dd>
      <dt>To</dt>
      <dd>{message.destination.join(', ')}</dd>
      <dt>Sent</dt>
      <dd>
        <Time at={message.at} />
      </dd>
      <dt>Tags</dt>
      <dd>
        {tags.length === 0 && 'none'}
        {tags.map(([name, value]) => (
          <span class="tag">
            <b>{name}</b> {value}
          </span>
        ))}
      </dd>
    </dl>
  )
}

function Shown({ message, view, email, headers, source }: MailPageProps) {
  switch (view) {
    case 'html':
      return email.html === undefined ? (
        <p class="empty">This mail has no HTML part.</p>
      ) : (
        <iframe title="The mail" sandbox={mailSandbox} src={`/messages/${message.messageId}/html`} />
      )
    case 'text':
      return email.text === undefined ? (
        <p class="empty">This mail has no text part.</p>
      ) : (
        <pre class="prose">{email.text}</pre>
      )
    case 'headers':
      return (
        <dl class="headers">
          {headers.map(({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'source':
      return <pre>{source.toString('utf8')}</pre>
  }
}
