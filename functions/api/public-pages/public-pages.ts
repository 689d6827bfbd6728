import { createMiddleware } from 'hono/factory'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ApiContext, ApiEnv } from '../api-context.ts'
import { acceptsGzip } from './accepts-gzip.ts'
import { isKnown } from './is-known.ts'
import { type KeptPage, keptPages } from './kept-pages.ts'

/**
 * A page that is the same for everybody who speaks a language. Only a page that is there: none that says that something
 * is missing or failed, and none of a form that was refused.
 */
export interface PublicPage {
  /** The page's own path, in the one way in which the service writes it. */
  readonly path: string
  /**
   * What the page's text hangs on besides the language, such as its edition. It is asked at each request, and another
   * answer renders the page again.
   */
  readonly hangsOn: () => Promise<readonly (string | number | undefined)[]>
  /** How long browsers and proxies may show it without asking. */
  readonly maxAgeSeconds: number
  readonly render: () => Promise<HtmlEscapedString>
}

export interface PublicPages {
  /** Answers with a public page. */
  readonly answer: (c: ApiContext, page: PublicPage) => Promise<Response>
  /**
   * Answers at once with a page that was answered before and still holds: with the headers that it then got from all
   * middleware behind this one. So none of that may set a header that differs from request to request.
   */
  readonly answerAgain: ReturnType<typeof createMiddleware<ApiEnv>>
}

/** What was answered with a page. */
interface Answered {
  readonly hangsOn: PublicPage['hangsOn']
  readonly version: string
  /** Of the plain page. */
  readonly headers: Readonly<Record<string, string>>
}

/** Ten editions and some others, in two languages. An edition of sixty papers has 60 kB, and 15 packed. */
const limits = { pages: 64, bytes: 4 * 1024 * 1024 }

/**
 * Keeps public pages rendered and packed in the function's memory. Rendering one takes as long as answering fifty
 * times, and the middleware of an answer as long as the answer.
 */
export function publicPages(tagOf: (c: ApiContext) => string): PublicPages {
  const kept = keptPages(limits)
  const answered = new WeakMap<KeptPage, Answered>()
  const nameOf = (c: ApiContext, path: string): string => `${tagOf(c)} ${path}`

  return {
    async answer(c, { path, hangsOn, maxAgeSeconds, render }) {
      const version = JSON.stringify(await hangsOn())
      const page = await kept.page(nameOf(c, path), version, async () => String(await render()))
      c.set('publicPage', { page, hangsOn, version })
      // `append`: the language adds its own part.
      c.header('Vary', 'Accept-Encoding', { append: true })
      return answerWith(c, page, {
        'Cache-Control': `public, max-age=${maxAgeSeconds}`,
        'Content-Type': 'text/html; charset=UTF-8',
        ETag: page.tag,
      })
    },

    answerAgain: createMiddleware<ApiEnv>(async (c, next) => {
      const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
      const page = isReading ? kept.known(nameOf(c, c.req.path)) : undefined
      const before = page && answered.get(page)
      if (page && before && (await stillHolds(before))) return answerWith(c, page, before.headers)
      await next()
      const shown = c.get('publicPage')
      if (shown && c.res.status === 200) {
        const { 'content-encoding': _, ...headers } = Object.fromEntries(c.res.headers)
        answered.set(shown.page, { hangsOn: shown.hangsOn, version: shown.version, headers })
      }
      return
    }),
  }
}

/** A fault says nothing here: the request goes its usual way, which finds it and answers it. */
async function stillHolds({ hangsOn, version }: Answered): Promise<boolean> {
  try {
    return JSON.stringify(await hangsOn()) === version
  } catch {
    return false
  }
}

function answerWith(c: ApiContext, page: KeptPage, headers: Readonly<Record<string, string>>): Response {
  if (isKnown(c.req.header('If-None-Match'), page.tag)) {
    const rest = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')
    return c.body(null, 304, Object.fromEntries(rest))
  }
  if (!acceptsGzip(c.req.header('Accept-Encoding'))) return c.body(page.plain, 200, headers)
  return c.body(page.packed(), 200, { ...headers, 'Content-Encoding': 'gzip' })
}
