import { Hono } from 'hono'
import { faultName } from '../../../shared/log/fault-name.ts'
import { eraseSubscriber, mailedBy } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import { unknownLink } from './unknown-link.tsx'

/** `GET /erase/:token`, a link from a mail, shows one button. The POST erases the owner of the link. */
export function eraseRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('erase', ':token')
  const verified = (c: ApiContext) =>
    verifySignedToken(deps.tokenKeys, 'erase', linkToken(c, 'erase'), deps.clock())
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const left = await leftToErase(deps, token.id, mailedBy(linkToken(c, 'erase')))
    if (left === 'nothing') return erased(c, deps)
    if (left === 'back') return refused(c, deps, true)
    const language = c.var.words
    return c.html(
      <AskPage
        {...{ site, language }}
        words={language.pages.erase}
        action={linkPath('erase', linkToken(c, 'erase'))}
      />,
    )
  })

  app.post(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const asked = mailedBy(linkToken(c, 'erase'))
    const result = await eraseSubscriber(deps.subscribers, token.id, deps.clock(), asked)
    if (result === 'back') return refused(c, deps, true)
    return erased(c, deps)
  })

  return app
}

/**
 * What the button would do. 'back': the owner has subscribed again since the link was mailed, and nothing is erased. If
 * their item cannot be read, there may be something.
 */
async function leftToErase(
  { subscribers, log }: ApiDeps,
  id: SubscriberId,
  asked: EpochMs,
): Promise<'nothing' | 'something' | 'back'> {
  try {
    const subscriber = await subscribers.get(id)
    if (subscriber?.status === 'confirmed') return subscriber.confirmedAt > asked ? 'back' : 'something'
    return subscriber?.address === undefined ? 'nothing' : 'something'
  } catch (fault) {
    log.warn('standing unread', { error: faultName(fault) })
    return 'something'
  }
}

function erased(c: ApiContext, { site }: ApiDeps) {
  const language = c.var.words
  const words = language.pages.erase
  return c.html(
    <MessagePage site={site} language={language} title={words.done} body={words.doneBody}>
      <HomeLink label={language.pages.notFound.home} />
    </MessagePage>,
  )
}

function refused(c: ApiContext, deps: ApiDeps, isExpired: boolean) {
  if (!isExpired) return unknownLink(c, deps)
  const { site } = deps
  const language = c.var.words
  const { expired: title, expiredBody: body } = language.pages.erase
  return c.html(<MessagePage {...{ site, language, title, body }} />, 410)
}
