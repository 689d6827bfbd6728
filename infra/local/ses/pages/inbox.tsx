import { decodeWords } from 'postal-mime'
import type { HeldBackNote } from '../../held-back.ts'
import { mailsTo } from '../mails-to.ts'
import type { Message } from '../message.ts'
import { HeldBackList } from './held-back-list.tsx'
import { Layout, Time } from './layout.tsx'

const pageSize = 50

/**
 * The list of mails, newest first. `page` counts from 1 and is limited to the existing pages. With `to`, the list has the
 * mails to addresses that hold this text. It does not reload, because somebody may be typing.
 */
export function Inbox({
  messages: all,
  page,
  to,
  heldBack = [],
}: {
  messages: readonly Message[]
  page: number
  to?: string | undefined
  heldBack?: readonly HeldBackNote[]
}) {
  const isSearch = to !== undefined
  const messages = isSearch ? mailsTo(all, to) : all
  const pathOf = (number: number): string =>
    `/?${new URLSearchParams({ ...(isSearch && { to }), page: String(number) })}`
  const pages = Math.max(1, Math.ceil(messages.length / pageSize))
  const current = Math.min(Math.max(1, page), pages)
  const end = messages.length - (current - 1) * pageSize
  const shown = messages.slice(Math.max(0, end - pageSize), end).toReversed()
  return (
    <Layout title={`Inbox (${messages.length})`} {...(!isSearch && { reloadSeconds: 5 })}>
      <h1>Inbox</h1>
      <p class="lead">
        {lead(all.length)} {isSearch ? <a href="/">Show all</a> : <a href="/?to=">Find by address</a>}
      </p>
      {isSearch && <Find to={to} found={messages.length} />}
      {all.length === 0 && !isSearch ? (
        <p class="empty">
          <strong>No mail yet…</strong>
          Whatever Paperwire sends on this machine shows up here within seconds.
        </p>
      ) : (
        shown.length > 0 && (
          <ul class="list">
            {shown.map((message) => (
              <Row message={message} />
            ))}
          </ul>
        )
      )}
      {pages > 1 && (
        <nav class="pager" aria-label="Pages">
          <span>{current > 1 && <a href={pathOf(current - 1)}>← Newer</a>}</span>
          <span class="none">
            Page {current} of {pages}
          </span>
          <span>{current < pages && <a href={pathOf(current + 1)}>Older →</a>}</span>
        </nav>
      )}
      {current === 1 && !isSearch && <HeldBackList notes={heldBack} />}
    </Layout>
  )
}

function lead(count: number): string {
  const mails = count === 0 ? 'Mail' : count === 1 ? '1 mail' : `${count.toLocaleString('en')} mails`
  return `${mails} kept on this machine. Nothing leaves it.`
}

function Find({ to, found }: { to: string; found: number }) {
  return (
    <search>
      <form class="find">
        <input name="to" type="search" value={to} aria-label="Address, or a part of it" autofocus />
        <button type="submit">Find</button>
      </form>
      {found === 0 && <p class="none">No mail went to such an address.</p>}
    </search>
  )
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
