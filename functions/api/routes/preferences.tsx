import { Hono } from 'hono'
import type { Language } from '../../../shared/language/language.ts'
import { pauseEnd } from '../../../shared/language/pause-end.ts'
import { changePreferences } from '../../../shared/subscriber/change-preferences.ts'
import { isLanguageTag } from '../../../shared/subscriber/language-tag.ts'
import { linkPath } from '../../../shared/subscriber/links.ts'
import { pauseDays } from '../../../shared/subscriber/pause.ts'
import { preferenceNames } from '../../../shared/subscriber/preferences.ts'
import { type Standing, standingOf } from '../../../shared/subscriber/standing.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { signedToken, verifySignedToken } from '../../../shared/subscriber/token.ts'
import { parseTimeZone, type TimeZone } from '../../../shared/time/time-zone.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { PreferencesFacts } from '../pages/preferences-facts.tsx'
import { PreferencesPage } from '../pages/preferences-page.tsx'
import { linkToken } from './link-token.ts'
import {
  type FormBody,
  formFromBody,
  formFromPreferences,
  preferencesFromForm,
  readerContext,
  withLanguage,
} from './preferences-form.ts'
import { neverCached } from './private-page.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `/preferences/:token`: the GET shows a reader's preferences, the POST changes them. An expired link offers
 * a fresh one by mail.
 */
export function preferencesRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('preferences', ':token')
  const verified = (c: ApiContext) =>
    verifySignedToken(deps.tokenKeys, 'preferences', linkToken(c, 'preferences'), deps.clock())
  const app = new Hono<ApiEnv>()
  app.use(path, neverCached)

  app.get(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const subscriber = await deps.subscribers.get(token.id)
    if (subscriber?.status !== 'confirmed') return gone(c, deps, standingOf(subscriber))
    const preferences = withLanguage(deps, subscriber.preferences)
    const language = await deps.languages.of(subscriber)
    const form = formFromPreferences(preferences, deps.clock())
    return c.html(
      <PreferencesPage {...frame(c, deps, language, token.id, preferences.timezone)} form={form}>
        <PreferencesFacts
          {...{ preferences, language }}
          paused={pauseEnd(language, preferences, deps.clock())}
        />
      </PreferencesPage>,
    )
  })

  app.post(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const body: FormBody = await c.req.parseBody().catch(() => ({}))
    // Without this check, an unreadable form would reset everything to the defaults.
    if (!('hour' in body)) return unreadable(c, deps)
    const context = await readerContext(deps, c.var.words, body, async () => {
      const subscriber = await deps.subscribers.get(token.id)
      return subscriber?.status === 'confirmed' ? subscriber.preferences : {}
    })
    const form = formFromBody(body, context)
    const parsed = preferencesFromForm(form, preferenceNames, context)
    if (!parsed.ok) {
      const zone = parseTimeZone(form.timezone) ?? site.timezone
      const { language: tag } = form
      const language = isLanguageTag(tag) ? await deps.languages.load(tag) : c.var.words
      const page = frame(c, deps, language, token.id, zone)
      return c.html(<PreferencesPage {...page} form={form} problems={parsed.problems} />, 400)
    }
    const changed = await changePreferences(deps, token.id, parsed.preferences)
    if (!changed) return gone(c, deps, standingOf(await deps.subscribers.get(token.id)))
    const { preferences, nextDueAt } = changed
    // The answer speaks the language that the reader just chose.
    const language = await deps.languages.of(changed)
    const { saved, nextBody } = language.pages.preferences
    const next = language.day(Math.max(nextDueAt, deps.clock()), preferences.timezone)
    const page = frame(c, deps, language, token.id, preferences.timezone)
    return c.html(
      <PreferencesPage {...page} form={formFromPreferences(preferences, deps.clock())}>
        <p class="note" role="status">
          <strong>{saved}</strong> {nextBody(next)}
        </p>
        <PreferencesFacts
          {...{ preferences, language }}
          paused={pauseEnd(language, preferences, deps.clock())}
        />
      </PreferencesPage>,
    )
  })

  return app
}

/** The props of a reader's page that do not depend on the form. */
function frame(c: ApiContext, deps: ApiDeps, language: Language, id: SubscriberId, zone: TimeZone) {
  const now = deps.clock()
  return {
    site: deps.site,
    language,
    path: linkPath('preferences', linkToken(c, 'preferences')),
    unsubscribePath: linkPath('unsubscribe', signedToken(deps.tokenKeys, 'unsubscribe', id, now)),
    days: pauseDays(zone, now),
  }
}

function refused(c: ApiContext, deps: ApiDeps, isExpired: boolean) {
  if (!isExpired) return unknownLink(c, deps)
  const { site } = deps
  const language = c.var.words
  const { expired: title, expiredBody: body } = language.pages.preferences
  const words = { title, body, button: language.letters['fresh-link'].ask.button }
  const action = linkPath('preferences', `${linkToken(c, 'preferences')}/fresh-link`)
  return c.html(<AskPage {...{ site, language, words, action }} />, 410)
}

function unreadable(c: ApiContext, { site }: ApiDeps) {
  const language = c.var.words
  const { title, body } = language.pages.badForm
  return c.html(<MessagePage {...{ site, language, title, body }} />, 400)
}

function gone(c: ApiContext, { site }: ApiDeps, standing: Standing) {
  const language = c.var.words
  const { gone: title, goneBody } = language.pages.preferences
  const says = standing === 'asked' || standing === 'suppressed'
  const body = says ? language.pages.standing[standing].body : goneBody
  return c.html(
    <MessagePage {...{ site, language, title, body }}>
      <HomeLink label={language.pages.signUpAgain} />
    </MessagePage>,
    410,
  )
}
