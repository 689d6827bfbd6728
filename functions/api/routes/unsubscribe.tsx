import { type Context, Hono } from 'hono'
import { verifyUnsubscribeToken } from '../../../shared/subscriber/token.ts'
import { requestUndo, unsubscribe } from '../../../shared/subscriber/unsubscribe.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { MessagePage } from '../pages/layout.tsx'
import { neverCached } from './private-page.ts'

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
    const token = verifyUnsubscribeToken(deps.tokenKeys, c.req.param('token'))
    if (!token.ok) return unknownLink(c, deps)
    return c.html(
      <MessagePage site={site} language={language} title={words.title} body={words.body}>
        <form method="post" action={c.req.path}>
          <button type="submit">{words.button}</button>
        </form>
      </MessagePage>,
    )
  })

  app.post('/unsubscribe/:token', async (c) => {
    const token = verifyUnsubscribeToken(deps.tokenKeys, c.req.param('token'))
    if (!token.ok) return unknownLink(c, deps)
    if ((await unsubscribe(deps, token.id)) === 'left') deps.metrics.count(metricNames.api.leaves)
    return c.html(
      <MessagePage site={site} language={language} title={words.done} body={words.doneBody}>
        <form method="post" action={`${c.req.path}/undo`}>
          <button type="submit" class="quiet">
            {words.undo}
          </button>
        </form>
      </MessagePage>,
    )
  })

  app.post('/unsubscribe/:token/undo', async (c) => {
    const token = verifyUnsubscribeToken(deps.tokenKeys, c.req.param('token'))
    if (!token.ok) return unknownLink(c, deps)
    const form = `${site.origin}/unsubscribe`
    await requestUndo(
      { ...correlated(deps, c), form, wording: language.wordingVersion },
      token.id,
      deps.clientIp(c),
    )
    const { title } = language.pages.sent
    return c.html(<MessagePage site={site} language={language} title={title} body={words.undoSent} />)
  })

  return app
}

function unknownLink(c: Context, { site, language }: ApiDeps) {
  const { unknown, unknownBody } = language.pages.unsubscribe
  return c.html(<MessagePage site={site} language={language} title={unknown} body={unknownBody} />, 404)
}
