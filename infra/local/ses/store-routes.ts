import { Hono } from 'hono'
import PostalMime from 'postal-mime'
import type { SesEnv } from './connection.ts'
import { type Header, readHeaders } from './header.ts'
import { mailsTo } from './mails-to.ts'
import type { Message } from './message.ts'
import type { MessageStore } from './message-store.ts'

/** One message in the answer of `GET /store`. */
export interface StoredEmail {
  messageId: string
  /** The From header. */
  from: string
  /** The decoded subject. */
  subject: string
  /** The envelope recipients. */
  destination: { to: string[] }
  /** By lower-case name, unfolded. A header that repeats has a list. */
  headers: Record<string, string | string[]>
  tags: Record<string, string>
  /** The decoded parts; an absent part is empty. */
  body: { html: string; text: string }
  /** ISO 8601, UTC. */
  at: string
}

/**
 * The routes for programs: the messages (oldest first), one source, and a way to empty the store. `GET /store` writes its
 * answer mail by mail, so that it takes the memory of one, however many there are. `?to=` selects by the recipients as
 * the inbox does, `?newest=N` the last N of them.
 */
export function storeRoutes(store: MessageStore): Hono<SesEnv> {
  return new Hono<SesEnv>()
    .get('/store', (c) => {
      const newest = c.req.query('newest')
      if (newest !== undefined && !/^[1-9]\d*$/.test(newest)) {
        return c.json({ error: `newest is ${JSON.stringify(newest)}: use a whole number from 1.` }, 400)
      }
      const to = c.req.query('to')
      const chosen = to === undefined ? [...store.all()] : mailsTo(store.all(), to)
      const emails = emailsOf(store, newest === undefined ? chosen : chosen.slice(-Number(newest)))
      return c.body(ReadableStream.from(answerOf(emails)), 200, { 'content-type': 'application/json' })
    })
    .get('/store/:file{[A-Za-z0-9-]+\\.eml}', async (c) => {
      const source = await store.source(c.req.param('file').slice(0, -'.eml'.length))
      if (!source) return c.notFound()
      return c.body(new Uint8Array(source), 200, {
        'content-type': 'message/rfc822',
      })
    })
    .delete('/store', async (c) => {
      await store.clear()
      return c.body(null, 204)
    })
}

async function* emailsOf(store: MessageStore, messages: readonly Message[]): AsyncGenerator<StoredEmail> {
  for (const message of messages) {
    const source = await store.source(message.messageId)
    if (source) yield await storedEmail(message, source)
  }
}

async function* answerOf(emails: AsyncIterable<StoredEmail>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let before = '{"emails":['
  for await (const email of emails) {
    yield encoder.encode(before + JSON.stringify(email))
    before = ','
  }
  yield encoder.encode(before === ',' ? ']}' : `${before}]}`)
}

async function storedEmail(message: Message, source: Buffer): Promise<StoredEmail> {
  const { html = '', text = '' } = await PostalMime.parse(source)
  const { messageId, from, subject, tags } = message
  return {
    messageId,
    from,
    subject,
    destination: { to: message.destination },
    headers: headersByName(readHeaders(source)),
    tags,
    body: { html, text },
    at: new Date(message.at).toISOString(),
  }
}

function headersByName(headers: readonly Header[]): Record<string, string | string[]> {
  const byName = new Map<string, string | string[]>()
  for (const { name, value } of headers) {
    const before = byName.get(name.toLowerCase())
    byName.set(name.toLowerCase(), before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(byName)
}
