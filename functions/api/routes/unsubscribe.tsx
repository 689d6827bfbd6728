import { Hono } from 'hono'
import { unsubscribe } from '../../../shared/subscriber/leaving/unsubscribe.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { StandingPage } from '../pages/standing-page.tsx'
import { linkToken } from './link-token.ts'
import { standingOfOwner } from './standing-of-owner.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `GET /unsubscribe/:token` shows one button and changes nothing. The POST unsubscribes. It comes from that
 * button or from a mail program as a one-click request (RFC 8058), without cookies and without Origin. The
 * token holds everything the POST needs, so the body is never read and can be anything. It answers 200 and
 * never redirects (RFC 8058 §3.2).
 */
export function unsubscribeRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('unsubscribe', ':token')
  const verified = (c: ApiContext) =>
    verifySignedToken(deps.tokenKeys, 'unsubscribe', linkToken(c, 'unsubscribe'), deps.clock())
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return unknownLink(c, deps)
    const language = c.var.words
    const action = linkPath('unsubscribe', linkToken(c, 'unsubscribe'))
    const standing = await standingOfOwner(deps, token.id)
    if (standing !== 'subscribed') {
      return c.html(<StandingPage {...{ site, language, standing }} unsubscribePath={action} />)
    }
    return c.html(<AskPage {...{ site, language, action }} words={language.pages.unsubscribe} />)
  })

  app.post(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return unknownLink(c, deps)
    if ((await unsubscribe(deps, token.id)) === 'left') deps.metrics.count(metricNames.api.leaves)
    const language = c.var.words
    const { done: title, doneBody: body } = language.pages.unsubscribe
    const standing = await standingOfOwner(deps, token.id)
    return c.html(
      <StandingPage
        {...{ site, language, standing }}
        // Whatever came first: nothing is sent from now on.
        words={standing === 'suppressed' ? language.pages.standing.suppressed : { title, body }}
        unsubscribePath={linkPath('unsubscribe', linkToken(c, 'unsubscribe'))}
      />,
    )
  })

  return app
}
