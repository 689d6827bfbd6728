import { Hono } from 'hono'
import type { Language } from '../../../shared/language/language.ts'
import { pauseEnd } from '../../../shared/language/pause-end.ts'
import { faultName } from '../../../shared/log/fault-name.ts'
import { changePreferences } from '../../../shared/subscriber/change/change-preferences.ts'
import { isOfEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { linkPath, links } from '../../../shared/subscriber/link/links.ts'
import { expiryOf, signedToken, verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { choicesVersion } from '../../../shared/subscriber/preferences/choices.ts'
import { isLanguageTag } from '../../../shared/subscriber/preferences/language-tag.ts'
import { pauseDays } from '../../../shared/subscriber/preferences/pause.ts'
import { type Preferences, preferenceNames } from '../../../shared/subscriber/preferences/preferences.ts'
import { standingOf } from '../../../shared/subscriber/standing.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import { parseTimeZone, type TimeZone } from '../../../shared/time/time-zone.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { MessagePage } from '../pages/layout.tsx'
import { FreshLinkButton, NewerPreferences, UntellableChange } from '../pages/not-saved.tsx'
import { PreferencesFacts } from '../pages/preferences-facts.tsx'
import type { PreferencesForm } from '../pages/preferences-fields.tsx'
import { PreferencesPage, versionField } from '../pages/preferences-page.tsx'
import { gonePage } from './gone-page.tsx'
import { linkToken } from './link-token.ts'
import {
  type FormBody,
  formFromBody,
  formFromPreferences,
  preferencesFromForm,
  readerContext,
  text,
  withLanguage,
} from './preferences-form.ts'
import { unknownLink } from './unknown-link.tsx'

/**
 * `/preferences/:token`: the GET shows a reader's preferences, the POST changes them. A link that expired, or ended with
 * its epoch, offers a fresh one by mail.
 */
export function preferencesRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('preferences', ':token')
  const verified = (c: ApiContext) =>
    verifySignedToken(deps.tokenKeys, 'preferences', linkToken(c, 'preferences'), deps.clock())
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const token = verified(c)
    if (!token.ok) return token.problem === 'expired' ? ended(c, deps, 'expired') : unknownLink(c, deps)
    const subscriber = await deps.subscribers.get(token.id)
    if (subscriber?.status !== 'confirmed') return gonePage(c, deps, standingOf(subscriber))
    if (!isOfEpoch(subscriber, token.carried)) return ended(c, deps, 'outdated')
    const preferences = withLanguage(deps, subscriber.preferences)
    const language = await deps.languages.of(subscriber)
    const page = frame(c, deps, language, token.id, preferences.timezone)
    return c.html(
      <PreferencesPage
        {...page}
        form={formFromPreferences(preferences, deps.clock())}
        version={choicesVersion(preferences)}
      >
        {factsOf(deps, language, preferences)}
      </PreferencesPage>,
    )
  })

  app.post(path, async (c) => {
    const token = verified(c)
    if (!token.ok && token.problem !== 'expired') return unknownLink(c, deps)
    const body: FormBody = await c.req.parseBody().catch(() => ({}))
    // Without this check, an unreadable form would reset everything to the defaults.
    if (!('hour' in body)) return token.ok ? unreadable(c, deps) : ended(c, deps, 'expired')
    const context = await readerContext(deps, c.var.words, body, async () => {
      const subscriber = await deps.subscribers.get(token.id)
      return subscriber?.status === 'confirmed' ? subscriber.preferences : {}
    })
    const form = formFromBody(body, context)
    const parsed = preferencesFromForm(form, preferenceNames, context)
    if (!token.ok) return ended(c, deps, 'expired', parsed.ok ? parsed.preferences : undefined)
    const typedIn = await languageOfForm(c, deps, form)
    const page = frame(c, deps, typedIn, token.id, parseTimeZone(form.timezone) ?? site.timezone)
    const version = text(body[versionField])
    if (!parsed.ok)
      return c.html(<PreferencesPage {...page} {...{ form, version }} problems={parsed.problems} />, 400)
    const link = { id: token.id, carried: token.carried, mailedAt: mailedAt(linkToken(c, 'preferences')) }
    const result = await changePreferences(correlated(deps, c), link, {
      preferences: parsed.preferences,
      over: version === '' ? undefined : version,
      asShown: (stored) => withLanguage(deps, stored),
    })
    switch (result.outcome) {
      case 'gone':
        return gonePage(c, deps, result.standing)
      case 'outdated':
        return ended(c, deps, 'outdated', parsed.preferences)
      case 'untellable': {
        if ('fault' in result) deps.log.warn('notice not queued', { error: faultName(result.fault) })
        return c.html(
          <PreferencesPage {...page} {...{ form, version }} wasRefused>
            <UntellableChange language={typedIn} path={page.path} />
          </PreferencesPage>,
          409,
        )
      }
      case 'newer': {
        const present = withLanguage(deps, result.subscriber.preferences)
        return c.html(
          <PreferencesPage {...page} form={form} version={choicesVersion(present)} wasRefused>
            <NewerPreferences language={typedIn}>{factsOf(deps, typedIn, present)}</NewerPreferences>
          </PreferencesPage>,
          409,
        )
      }
      case 'saved':
        return saved(c, deps, result.subscriber)
    }
  })

  return app
}

async function saved(c: ApiContext, deps: ApiDeps, subscriber: Confirmed) {
  const preferences = withLanguage(deps, subscriber.preferences)
  // The answer speaks the language that the reader just chose.
  const language = await deps.languages.of(subscriber)
  const words = language.pages.preferences
  const next = language.day(Math.max(subscriber.nextDueAt, deps.clock()), preferences.timezone)
  return c.html(
    <PreferencesPage
      {...frame(c, deps, language, subscriber.id, preferences.timezone)}
      form={formFromPreferences(preferences, deps.clock())}
      version={choicesVersion(preferences)}
    >
      <p class="note" role="status">
        <strong>{words.saved}</strong> {words.nextBody(next)}
      </p>
      {factsOf(deps, language, preferences)}
    </PreferencesPage>,
  )
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

async function languageOfForm(c: ApiContext, deps: ApiDeps, { language }: PreferencesForm) {
  return isLanguageTag(language) ? await deps.languages.load(language) : c.var.words
}

function factsOf(deps: ApiDeps, language: Language, preferences: Preferences) {
  const paused = pauseEnd(language, preferences, deps.clock())
  return <PreferencesFacts {...{ preferences, language, paused }} />
}

/** A link that has ended, with what was typed into its page. */
async function ended(c: ApiContext, deps: ApiDeps, why: 'expired' | 'outdated', typed?: Preferences) {
  const { site } = deps
  const language = c.var.words
  const words = language.pages.preferences
  const body = why === 'expired' ? words.expiredBody : words.outdatedBody
  const path = linkPath('preferences', linkToken(c, 'preferences'))
  return c.html(
    <MessagePage {...{ site, language, body }} title={words.expired}>
      {typed && (
        <>
          <p>{words.typed}</p>
          {factsOf(deps, language, typed)}
        </>
      )}
      <FreshLinkButton {...{ language, path }} />
    </MessagePage>,
    410,
  )
}

function unreadable(c: ApiContext, { site }: ApiDeps) {
  const language = c.var.words
  const { title, body } = language.pages.badForm
  return c.html(<MessagePage {...{ site, language, title, body }} />, 400)
}

/** When a link was mailed, to the second. */
function mailedAt(token: string): EpochMs {
  return expiryOf(token) - links.preferences.lifetimeMs
}
