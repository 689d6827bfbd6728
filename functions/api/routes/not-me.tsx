import { Hono } from 'hono'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import {
  inspectRefusal,
  type RefusalState,
  refuseSignUps,
  takeRefusalBack,
} from '../../../shared/subscriber/sign-up/refuse-sign-ups.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `/not-me/:token`, a link from a mail that a sign-up brought: the GET shows one button, the POST refuses sign-ups of the
 * mailbox. From then on the same link shows the way back, whose button posts to `/not-me/:token/undo`.
 */
export function notMeRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('not-me', ':token')
  const back = linkPath('not-me', ':token/undo')
  const app = new Hono<ApiEnv>()

  // The page after the button for the way back has a path of its own. Opened again, it says how things stand.
  for (const shown of [path, back]) {
    app.get(shown, async (c) => statePage(c, deps, await inspectRefusal(deps, linkToken(c, 'not-me'))))
  }
  app.post(path, async (c) => statePage(c, deps, await refuseSignUps(deps, linkToken(c, 'not-me'))))

  app.post(back, async (c) => {
    const result = await takeRefusalBack(deps, linkToken(c, 'not-me'))
    if (result === 'unknown') return unknownLink(c, deps)
    const language = c.var.words
    const { takenBack: title, takenBackBody: body } = language.pages['not-me']
    return c.html(
      <MessagePage {...{ site, language, title, body }}>
        <HomeLink label={language.pages.toSignUp} />
      </MessagePage>,
    )
  })

  return app
}

function statePage(c: ApiContext, deps: ApiDeps, found: RefusalState) {
  const { site } = deps
  const language = c.var.words
  const words = language.pages['not-me']
  const path = linkPath('not-me', linkToken(c, 'not-me'))
  switch (found.state) {
    case 'unknown':
      return unknownLink(c, deps)
    case 'open':
      return c.html(<AskPage {...{ site, language, words }} action={path} />)
    case 'refused': {
      const done = { title: words.done, body: words.doneBody, button: words.back }
      return c.html(<AskPage {...{ site, language }} words={done} action={`${path}/undo`} />)
    }
    case 'confirmed': {
      const { confirmed: title, confirmedBody: body } = words
      const token = signedToken(deps.tokenKeys, 'unsubscribe', found.id, deps.clock())
      return c.html(
        <MessagePage {...{ site, language, title, body }}>
          <p>
            <a href={linkPath('unsubscribe', token)}>{language.pages.unsubscribe.button}</a>
          </p>
        </MessagePage>,
      )
    }
  }
}
