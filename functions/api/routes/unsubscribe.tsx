import { type Context, Hono } from 'hono'
import { verifyUnsubscribeToken } from '../../../shared/subscriber/token.ts'
import { requestUndo, unsubscribe } from '../../../shared/subscriber/unsubscribe.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import { neverCached } from './private-page.ts'
import { sentPaths } from './sent.tsx'

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
          <a href={`/unsubscribe/${token}/erase`}>{words.erase.link}</a>
        </p>
        <HomeLink label={language.pages.notFound.home} />
      </MessagePage>,
    )
  })

  app.get('/unsubscribe/:token/erase', (c) => {
    const token = linkToken(c)
    if (!verifyUnsubscribeToken(deps.tokenKeys, token).ok) return unknownLink(c, deps)
    const action = `/unsubscribe/${token}/erase`
    return c.html(<AskPage site={site} language={language} words={words.erase} action={action} />)
  })

  app.post('/unsubscribe/:token/erase', async (c) => {
    const token = verifyUnsubscribeToken(deps.tokenKeys, linkToken(c))
    if (!token.ok) return unknownLink(c, deps)
    if ((await deps.subscribers.erase(token.id, deps.clock())) === 'erased') {
      deps.metrics.count(metricNames.api.leaves)
    }
    return c.html(
      <MessagePage site={site} language={language} title={words.erase.done} body={words.erase.doneBody}>
        <HomeLink label={language.pages.notFound.home} />
      </MessagePage>,
    )
  })

  // Somebody asks again for the address that the button posts to.
  app.get('/unsubscribe/:token/undo', (c) => {
    const token = linkToken(c)
    if (!verifyUnsubscribeToken(deps.tokenKeys, token).ok) return unknownLink(c, deps)
    const action = `/unsubscribe/${token}/undo`
    return c.html(<AskPage site={site} language={language} words={words.wayBack} action={action} />)
  })

  app.post('/unsubscribe/:token/undo', async (c) => {
    const token = verifyUnsubscribeToken(deps.tokenKeys, linkToken(c))
    if (!token.ok) return unknownLink(c, deps)
    const form = `${site.origin}/unsubscribe`
    await requestUndo(
      { ...correlated(deps, c), form, wording: language.wordingVersion },
      token.id,
      deps.clientIp(c),
    )
    return c.redirect(sentPaths.undo, 303)
  })

  return app
}

function unknownLink(c: Context, { site, language }: ApiDeps) {
  const { unknown, unknownBody } = language.pages.unsubscribe
  return c.html(
    <MessagePage site={site} language={language} title={unknown} body={unknownBody}>
      <HomeLink label={language.pages.toSignUp} />
    </MessagePage>,
    404,
  )
}
