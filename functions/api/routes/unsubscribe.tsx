import { Hono } from 'hono'
import { requestErasure } from '../../../shared/subscriber/erase.ts'
import { verifyUnsubscribeToken } from '../../../shared/subscriber/token.ts'
import { requestUndo, unsubscribe } from '../../../shared/subscriber/unsubscribe.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { letterRoute } from './letter-route.tsx'
import { linkToken } from './link-token.ts'
import { neverCached } from './private-page.ts'
import { sentPaths } from './sent.tsx'
import { unknownLink } from './unknown-link.tsx'

/**
 * `GET /unsubscribe/:token` shows one button and changes nothing. The POST leaves: from that button, or as an RFC 8058
 * one-click target, to which a mail program posts without cookies, Origin or anybody looking. Everything it needs is in
 * the token, so the body is never read and can be anything; it answers 200 and never redirects (RFC 8058 §3.2).
 */
export function unsubscribeRoutes(deps: ApiDeps): Hono {
  const { language, site } = deps
  const words = language.pages.unsubscribe
  const app = new Hono()
  app.use('/unsubscribe/*', neverCached)

  app.get('/unsubscribe/:token', (c) => {
    const token = linkToken(c)
    if (!verifyUnsubscribeToken(deps.tokenKeys, token).ok) return unknownLink(c, deps)
    return c.html(<AskPage {...{ site, language, words }} action={`/unsubscribe/${token}`} />)
  })

  app.post('/unsubscribe/:token', async (c) => {
    const token = linkToken(c)
    const verified = verifyUnsubscribeToken(deps.tokenKeys, token)
    if (!verified.ok) return unknownLink(c, deps)
    if ((await unsubscribe(deps, verified.id)) === 'left') deps.metrics.count(metricNames.api.leaves)
    return c.html(
      <MessagePage site={site} language={language} title={words.done} body={words.doneBody}>
        <form method="post" action={`/unsubscribe/${token}/undo`}>
          <button type="submit" class="quiet">
            {words.undo}
          </button>
        </form>
        <p class="small">
          <a href={`/unsubscribe/${token}/erase`}>{language.pages.erase.link}</a>
        </p>
        <HomeLink label={language.pages.notFound.home} />
      </MessagePage>,
    )
  })

  const idOf = (token: string) => {
    const verified = verifyUnsubscribeToken(deps.tokenKeys, token)
    return verified.ok ? verified.id : undefined
  }
  letterRoute(app, deps, {
    path: '/unsubscribe/:token/undo',
    words: words.wayBack,
    idOf,
    ask: (c, id) => {
      const asked = { form: `${site.origin}/unsubscribe`, wording: language.wordingVersion }
      return requestUndo({ ...correlated(deps, c), ...asked }, id, deps.clientIp(c))
    },
    sentPath: sentPaths.undo,
  })
  letterRoute(app, deps, {
    path: '/unsubscribe/:token/erase',
    words: language.pages.erase.ask,
    idOf,
    ask: (c, id) => requestErasure(correlated(deps, c), id),
    sentPath: sentPaths.erase,
  })

  return app
}
