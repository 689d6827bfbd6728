import { Hono } from 'hono'
import PostalMime from 'postal-mime'
import type { SesEnv } from './connection.ts'
import { type Header, readHeaders } from './header.ts'
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

/** The routes for programs: all messages (oldest first), one source, and a way to empty the store. */
export function storeRoutes(store: MessageStore): Hono<SesEnv> {
  return new Hono<SesEnv>()
    .get('/store', async (c) => {
      const emails: StoredEmail[] = []
      for (const message of [...store.all()]) {
        const source = await store.source(message.messageId)
        if (source) emails.push(await storedEmail(message, source))
      }
      return c.json({ emails })
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
