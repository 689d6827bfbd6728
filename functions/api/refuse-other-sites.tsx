import { createMiddleware } from 'hono/factory'
import { links } from '../../shared/subscriber/link/links.ts'
import type { ApiEnv } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'
import { MessagePage } from './pages/layout.tsx'
import { postedFrom } from './posted-from.ts'
import { isForPrograms } from './problem.ts'

/** The form that the operator's own website may hold. */
export const embeddedPath = '/subscribe'

const linkPaths = Object.values(links).map(({ path }) => `${path}/`)

/**
 * Refuses forms that were posted from other websites, with a page that leads to the form here. A one-click post comes
 * from a mail program on any website, and its token is all that it needs (RFC 8058). Programs name a content type that
 * no form can send.
 */
export function refuseOtherSites(deps: Pick<ApiDeps, 'site' | 'allowedOrigins'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const { path } = c.req
    if (c.req.method !== 'POST' || isForPrograms(c) || isOneClick(path)) return next()
    const from = postedFrom(c, deps)
    if (from === 'here' || (from === 'allowed' && path === embeddedPath)) return next()
    const language = c.var.words
    const { title, body, toForm, toPage } = language.pages.otherSite
    const isLink = linkPaths.some((start) => path.startsWith(start))
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
    return c.html(
      <MessagePage {...{ site: deps.site, language, title, body }}>
        <p>{isLink ? <a href={path}>{toPage}</a> : <a href="/">{toForm}</a>}</p>
      </MessagePage>,
      403,
    )
  })
}

function isOneClick(path: string): boolean {
  const [, purpose, token, ...rest] = path.split('/')
  return `/${purpose}` === links.unsubscribe.path && !!token && rest.join('') === ''
}
