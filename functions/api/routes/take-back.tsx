import { Hono } from 'hono'
import type { Language } from '../../../shared/language/language.ts'
import { pauseEnd } from '../../../shared/language/pause-end.ts'
import { inspectChange, type ToldChange, takeBack } from '../../../shared/subscriber/change/take-back.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { parseRequestId } from '../../../shared/subscriber/link/request-id.ts'
import { verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { choicesVersion } from '../../../shared/subscriber/preferences/choices.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { MessagePage } from '../pages/layout.tsx'
import { PreferencesFacts } from '../pages/preferences-facts.tsx'
import { versionField } from '../pages/preferences-page.tsx'
import { TwoVersions } from '../pages/two-versions.tsx'
import { gonePage } from './gone-page.tsx'
import { linkToken } from './link-token.ts'
import { type FormBody, text, withLanguage } from './preferences-form.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `/take-back/:token`: the GET shows what a change replaced beside what is in force, the POST takes the change back. The
 * pages speak the language of before.
 */
export function takeBackRoutes(deps: ApiDeps): ApiApp {
  const path = linkPath('take-back', ':token')
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const link = readLink(c, deps)
    if ('answer' in link) return link.answer
    const found = await inspectChange(deps, link)
    switch (found.state) {
      case 'gone':
        return gonePage(c, deps, found.standing)
      case 'unknown':
        return expired(c, deps)
      case 'same': {
        const { preferences } = found.subscriber
        const language = await deps.languages.of(found.subscriber)
        const { same: title, sameBody: body } = language.pages['take-back']
        return facts(c, deps, language, { title, body, preferences })
      }
      case 'open':
        return question(c, deps, { before: found.before, present: found.subscriber.preferences })
    }
  })

  app.post(path, async (c) => {
    const link = readLink(c, deps)
    if ('answer' in link) return link.answer
    const body: FormBody = await c.req.parseBody().catch(() => ({}))
    const asShown = (stored: Preferences) => withLanguage(deps, stored)
    const found = await takeBack(deps, link, { over: text(body[versionField]), asShown })
    switch (found.state) {
      case 'gone':
        return gonePage(c, deps, found.standing)
      case 'unknown':
        return expired(c, deps)
      case 'done': {
        const { preferences } = found.subscriber
        const language = await deps.languages.of(found.subscriber)
        const { done: title, doneBody } = language.pages['take-back']
        return facts(c, deps, language, { title, body: doneBody, preferences })
      }
      case 'open':
        return question(c, deps, {
          before: found.before,
          present: found.subscriber.preferences,
          isNewer: true,
        })
    }
  })

  return app
}

/** The change that a link is about, or the answer to a link that is about none. */
function readLink(
  c: ApiContext,
  deps: ApiDeps,
): ToldChange | { readonly answer: Response | Promise<Response> } {
  const token = verifySignedToken(deps.tokenKeys, 'take-back', linkToken(c, 'take-back'), deps.clock())
  if (!token.ok) return { answer: token.problem === 'expired' ? expired(c, deps) : unknownLink(c, deps) }
  const change = parseRequestId(token.carried ?? '')
  return change ? { id: token.id, change } : { answer: unknownLink(c, deps) }
}

interface Versions {
  readonly before: Preferences
  readonly present: Preferences
  /** They were changed since the page was shown. */
  readonly isNewer?: true
}

/** Shows both versions, and asks. */
async function question(c: ApiContext, deps: ApiDeps, { before, present, isNewer }: Versions) {
  const { site } = deps
  const language = await deps.languages.of({ preferences: before })
  const words = language.pages['take-back']
  const shown = withLanguage(deps, present)
  return c.html(
    <MessagePage site={site} language={language} title={words.title} body={words.body}>
      {isNewer && (
        <p class="error" role="alert">
          {words.newer}
        </p>
      )}
      <TwoVersions {...{ language, before }} present={shown} now={deps.clock()} />
      <form method="post" action={linkPath('take-back', linkToken(c, 'take-back'))}>
        <input type="hidden" name={versionField} value={choicesVersion(shown)} />
        <button type="submit">{words.button}</button>
      </form>
    </MessagePage>,
    isNewer ? 409 : 200,
  )
}

interface FactsPage {
  readonly title: string
  readonly body: string
  readonly preferences: Preferences
}

function facts(c: ApiContext, deps: ApiDeps, language: Language, { title, body, preferences }: FactsPage) {
  const shown = withLanguage(deps, preferences)
  return c.html(
    <MessagePage site={deps.site} {...{ language, title, body }}>
      <PreferencesFacts
        {...{ language }}
        preferences={shown}
        paused={pauseEnd(language, shown, deps.clock())}
      />
    </MessagePage>,
  )
}

function expired(c: ApiContext, { site }: ApiDeps) {
  const language = c.var.words
  const { expired: title, expiredBody: body } = language.pages['take-back']
  return c.html(<MessagePage {...{ site, language, title, body }} />, 410)
}
