import { Hono } from 'hono'
import { isOfEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { keptWithMailbox } from '../../../shared/subscriber/sign-up/kept-with-mailbox.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `GET /export/:token`, a link from a mail, shows one button. The POST answers with everything that is kept of the owner
 * of the link, as a file, and changes nothing.
 */
export function exportRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('export', ':token')
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const owner = await ownerOf(c, deps)
    if (typeof owner !== 'object') return refused(c, deps, owner)
    const language = c.var.words
    const action = linkPath('export', linkToken(c, 'export'))
    return c.html(<AskPage {...{ site, language, action }} words={language.pages.export} />)
  })

  app.post(path, async (c) => {
    const owner = await ownerOf(c, deps)
    if (typeof owner !== 'object') return refused(c, deps, owner)
    const kept = await keptWithMailbox(deps.everythingKept, deps.idOf, owner.id)
    return c.body(`${JSON.stringify(kept, null, 2)}\n`, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    })
  })

  return app
}

type Refusal = 'unknown' | 'expired' | 'nobody'

/** The owner of a link that works; or why it does not. A link of an earlier epoch has ended, as one of its age has. */
async function ownerOf(c: ApiContext, deps: ApiDeps): Promise<{ readonly id: SubscriberId } | Refusal> {
  const token = verifySignedToken(deps.tokenKeys, 'export', linkToken(c, 'export'), deps.clock())
  if (!token.ok) return token.problem === 'expired' ? 'expired' : 'unknown'
  const subscriber = await deps.subscribers.get(token.id)
  if (!subscriber) return 'nobody'
  return isOfEpoch(subscriber, token.carried) ? { id: token.id } : 'expired'
}

function refused(c: ApiContext, deps: ApiDeps, why: Refusal) {
  if (why === 'unknown') return unknownLink(c, deps)
  const { site } = deps
  const language = c.var.words
  const { expired, expiredBody } = language.pages.export
  const words = why === 'expired' ? { title: expired, body: expiredBody } : language.pages.standing.unknown
  return c.html(
    <MessagePage {...{ site, language, ...words }}>
      <HomeLink label={language.pages.toSignUp} />
    </MessagePage>,
    410,
  )
}
