import { decodeWords } from 'postal-mime'
import type { HeldBackNote } from '../../held-back.ts'
import type { Message } from '../message.ts'
import { HeldBackList } from './held-back-list.tsx'
import { Layout, Time } from './layout.tsx'

const pageSize = 50

/** The list of mails, newest first. `page` counts from 1 and is limited to the existing pages. */
export function Inbox({
  messages,
  page,
  heldBack = [],
}: {
  messages: readonly Message[]
  page: number
  heldBack?: readonly HeldBackNote[]
}) {
  const pages = Math.max(1, Math.ceil(messages.length / pageSize))
  const current = Math.min(Math.max(1, page), pages)
  const end = messages.length - (current - 1) * pageSize
  const shown = messages.slice(Math.max(0, end - pageSize), end).toReversed()
  return (
    <Layout title={`Inbox (${messages.length})`} reloadSeconds={5}>
      <h1>Inbox</h1>
      <p class="lead">{lead(messages.length)}</p>
      {shown.length === 0 ? (
        <p class="empty">
          <strong>No mail yet…</strong>
          Whatever Paperwire sends on this machine shows up here within seconds.
        </p>
      ) : (
        <ul class="list">
          {shown.map((message) => (
            <Row message={message} />
          ))}
        </ul>
      )}
      {pages > 1 && (
        <nav class="pager" aria-label="Pages">
          <span>{current > 1 && <a href={`/?page=${current - 1}`}>← Newer</a>}</span>
          <span class="none">
            Page {current} of {pages}
          </span>
          <span>{current < pages && <a href={`/?page=${current + 1}`}>Older →</a>}</span>
        </nav>
      )}
      {current === 1 && <HeldBackList notes={heldBack} />}
    </Layout>
  )
}

function lead(count: number): string {
  const mails = count === 0 ? 'Mail' : count === 1 ? '1 mail' : `${count.toLocaleString('en')} mails`
  return `${mails} kept on this machine. Nothing leaves it.`
}

function Row({ message }: { message: Message }) {
  return (
    <li>
      <a class="row" href={`/messages/${message.messageId}`}>
        <span class="subject">{message.subject || '(no subject)'}</span>
        <Time at={message.at} />
        <span class="people">
          <span>{message.destination.join(', ')}</span> <span>from {decodeWords(message.from)}</span>
        </span>
      </a>
    </li>
  )
}
