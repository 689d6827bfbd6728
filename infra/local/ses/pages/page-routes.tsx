import { Hono } from 'hono'
import PostalMime from 'postal-mime'
import type { HeldBackNote } from '../../held-back.ts'
import type { SesEnv } from '../connection.ts'
import { publishedEvents } from '../events-of.ts'
import { readHeaders } from '../header.ts'
import type { MessageStore } from '../message-store.ts'
import { Inbox } from './inbox.tsx'
import { MailPage, type View, views } from './mail-page.tsx'
import { mailPolicy, pagePolicy } from './stylesheet.ts'

/**
 * The pages for people: the inbox at `/`, one mail at `/messages/:messageId`, and its HTML alone below that.
 */
export function pageRoutes(
  store: MessageStore,
  heldBack: () => readonly HeldBackNote[] = () => [],
): Hono<SesEnv> {
  const doctype = '<!doctype html>'
  return new Hono<SesEnv>()
    .get('/', (c) => {
      const page = Number.parseInt(c.req.query('page') ?? '', 10) || 1
      const to = c.req.query('to')
      return c.html(
        doctype + <Inbox messages={store.all()} page={page} to={to} heldBack={heldBack()} />,
        200,
        pageHeaders,
      )
    })
    .get('/held-back', (c) => c.json({ heldBack: heldBack() }))
    .get('/messages/:messageId', async (c) => {
      const message = store.find(c.req.param('messageId'))
      const source = message && (await store.source(message.messageId))
      if (!source) return c.notFound()
      const email = await PostalMime.parse(source)
      const headers = readHeaders(source)
      const asked = views.find((each) => each === c.req.query('view'))
      const view: View = asked ?? (email.html === undefined ? 'text' : 'html')
      const events = publishedEvents(message, headers)
      const page = <MailPage {...{ message, view, email, headers, source, events }} />
      return c.html(doctype + page, 200, pageHeaders)
    })
    .get('/messages/:messageId/html', async (c) => {
      const source = await store.source(c.req.param('messageId'))
      const html = source && (await PostalMime.parse(source)).html
      if (html === undefined) return c.notFound()
      return c.html(withLinksInNewPages(html), 200, {
        ...pageHeaders,
        'content-security-policy': mailPolicy,
      })
    })
}

const pageHeaders = {
  'content-security-policy': pagePolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * Lets links in the frame open new pages. The `base` must come after the doctype, because anything before a
 * doctype makes it ineffective.
 */
function withLinksInNewPages(html: string): string {
  const base = '<base target="_blank">'
  const start =
    /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html)
  const at = start ? start.index + start[0].length : 0
  return html.slice(0, at) + base + html.slice(at)
}
