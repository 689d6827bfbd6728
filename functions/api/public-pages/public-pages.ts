import type { HtmlEscapedString } from 'hono/utils/html'
import type { ApiContext } from '../api-context.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { isKnown } from './is-known.ts'
import { keptPages } from './kept-pages.ts'

/** A page that is the same for everybody who speaks a language. Only a page that is there: none with a fault, none of a form that was refused. */
export interface PublicPage {
  /** Where the page is. Only the server's own words: what a visitor may write in many ways would be kept as often. */
  readonly name: string
  /**
   * Everything besides the language that the page's text hangs on, such as its edition. The page is rendered again when
   * one of them changes, and at no other time.
   */
  readonly hangsOn: readonly (string | number | undefined)[]
  /** How long browsers and proxies may show it without asking. */
  readonly maxAgeSeconds: number
  readonly render: () => HtmlEscapedString | Promise<HtmlEscapedString>
}

/** Answers with a public page. */
export type PublicPages = (c: ApiContext, page: PublicPage) => Promise<Response>

/** Ten editions and some others in two languages. An edition of sixty papers has 60 kB, and 15 packed. */
const limits = { pages: 64, bytes: 4 * 1024 * 1024 }

/**
 * Keeps public pages rendered and packed in the function's memory, because rendering one takes as long as fifty answers.
 * Errors and pages about somebody never get in: only a route that has found what its page shows asks for a page.
 */
export function publicPages(): PublicPages {
  const kept = keptPages(limits)
  return async (c, { name, hangsOn, maxAgeSeconds, render }) => {
    const version = JSON.stringify(hangsOn)
    const page = await kept.page(`${c.var.words.tag} ${name}`, version, async () => String(await render()))
    // The language adds its own part of Vary.
    const headers = {
      'Cache-Control': `public, max-age=${maxAgeSeconds}`,
      ETag: page.tag,
      Vary: 'Accept-Encoding',
    }
    if (isKnown(c.req.header('If-None-Match'), page.tag)) return c.body(null, 304, headers)
    const type = { 'Content-Type': 'text/html; charset=UTF-8' }
    if (!acceptsGzip(c.req.header('Accept-Encoding'))) return c.body(page.plain, 200, { ...headers, ...type })
    return c.body(page.packed(), 200, { ...headers, ...type, 'Content-Encoding': 'gzip' })
  }
}
