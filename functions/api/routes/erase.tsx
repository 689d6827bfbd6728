import { type Context, Hono } from 'hono'
import { mailedBy } from '../../../shared/subscriber/erase.ts'
import { eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import { verifyExpiringToken } from '../../../shared/subscriber/token.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import { neverCached } from './private-page.ts'
import { unknownLink } from './unknown-link.tsx'

/** `/erase/:token`, which comes by mail: a page with one button, which forgets the person. */
export function eraseRoutes(deps: ApiDeps): Hono {
  const { language, site } = deps
  const words = language.pages.erase
  const verified = (c: Context) => verifyExpiringToken(deps.tokenKeys, 'erase', linkToken(c), deps.clock())
  const app = new Hono()
  app.use('/erase/*', neverCached)

  app.get('/erase/:token', (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    return c.html(<AskPage {...{ site, language, words }} action={`/erase/${linkToken(c)}`} />)
  })

  app.post('/erase/:token', async (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const asked = mailedBy(linkToken(c))
    const result = await eraseSubscriber(deps.subscribers, token.id, deps.clock(), asked)
    if (result === 'back') return refused(c, deps, true)
    return c.html(
      <MessagePage site={site} language={language} title={words.done} body={words.doneBody}>
        <HomeLink label={language.pages.notFound.home} />
      </MessagePage>,
    )
  })

  return app
}

function refused(c: Context, deps: ApiDeps, isExpired: boolean) {
  if (!isExpired) return unknownLink(c, deps)
  const { site, language } = deps
  const { expired: title, expiredBody: body } = language.pages.erase
  return c.html(<MessagePage {...{ site, language, title, body }} />, 410)
}
