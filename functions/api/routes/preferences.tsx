import { type Context, Hono } from 'hono'
import { changePreferences, requestFreshLink } from '../../../shared/subscriber/change-preferences.ts'
import type { FieldProblem, Preferences } from '../../../shared/subscriber/preferences.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { unsubscribeToken, verifyExpiringToken } from '../../../shared/subscriber/token.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import { parseTimeZone, type TimeZone } from '../../../shared/time/time-zone.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { PreferencesFacts } from '../pages/preferences-facts.tsx'
import { PreferencesPage } from '../pages/preferences-page.tsx'
import { letterRoute } from './letter-route.tsx'
import { linkToken } from './link-token.ts'
import {
  type FormBody,
  formFromBody,
  formFromPreferences,
  parsePause,
  pauseDate,
  pauseDays,
  preferencesFromForm,
  text,
} from './preferences-form.ts'
import { neverCached } from './private-page.ts'
import { sentPaths } from './sent.tsx'
import { unknownLink } from './unknown-link.tsx'

/** `/preferences/:token`: a reader looks at their choices and changes them. An old link can be renewed by mail. */
export function preferencesRoutes(deps: ApiDeps): Hono {
  const { language, site } = deps
  const words = language.pages.preferences
  const app = new Hono()
  app.use('/preferences/*', neverCached)

  const frame = (token: string, id: SubscriberId, zone: TimeZone) => ({
    site,
    language,
    path: `/preferences/${token}`,
    unsubscribePath: `/unsubscribe/${unsubscribeToken(deps.tokenKeys, id)}`,
    pauseDays: pauseDays(zone, deps.clock()),
  })
  const pausedUntil = ({ pausedUntil = 0, timezone }: Preferences) =>
    pausedUntil > deps.clock() ? language.day(pausedUntil, timezone) : undefined

  app.get('/preferences/:token', async (c) => {
    const token = linkToken(c)
    const verified = verifyExpiringToken(deps.tokenKeys, 'preferences', token, deps.clock())
    if (!verified.ok) return refused(c, deps, token, verified.problem === 'expired')
    const subscriber = await deps.subscribers.get(verified.id)
    if (subscriber?.status !== 'confirmed') return gone(c, deps)
    const { preferences } = subscriber
    const form = filled(preferences, deps.clock())
    return c.html(
      <PreferencesPage {...frame(token, verified.id, preferences.timezone)} form={form}>
        <PreferencesFacts preferences={preferences} language={language} paused={pausedUntil(preferences)} />
      </PreferencesPage>,
    )
  })

  app.post('/preferences/:token', async (c) => {
    const now = deps.clock()
    const token = linkToken(c)
    const verified = verifyExpiringToken(deps.tokenKeys, 'preferences', token, now)
    if (!verified.ok) return refused(c, deps, token, verified.problem === 'expired')
    const body: FormBody = await c.req.parseBody().catch(() => ({}))
    // Without this, a form that cannot be read would set everything back to the defaults.
    if (!('hour' in body)) return unreadable(c, deps)
    const form = { ...formFromBody(body, site.timezone), pausedUntil: text(body.pausedUntil) }
    const parsed = preferencesFromForm(form, site.timezone)
    const zone = parseTimeZone(form.timezone) ?? site.timezone
    const pause = parsePause(form.pausedUntil, zone, now)
    const problems: readonly FieldProblem[] = [
      ...(parsed.ok ? [] : parsed.problems),
      ...('problem' in pause ? [pause.problem] : []),
    ]
    const page = frame(token, verified.id, zone)
    if (!parsed.ok || 'problem' in pause) {
      return c.html(<PreferencesPage {...page} form={form} problems={problems} />, 400)
    }
    const changed = await changePreferences(deps, verified.id, { ...parsed.preferences, ...pause })
    if (!changed) return gone(c, deps)
    const { preferences, nextDueAt } = changed
    const saved = words.savedBody({
      schedule: language.schedule(preferences),
      topics: preferences.topics,
      pausedUntil: pausedUntil(preferences),
      next: language.day(Math.max(nextDueAt, now), preferences.timezone),
    })
    return c.html(
      <PreferencesPage {...page} form={filled(preferences, now)}>
        <p class="note" role="status">
          <strong>{words.saved}</strong> {saved}
        </p>
      </PreferencesPage>,
    )
  })

  letterRoute(app, deps, {
    path: '/preferences/:token/fresh-link',
    words: words.freshLink,
    idOf: (token) => {
      const verified = verifyExpiringToken(deps.tokenKeys, 'preferences', token, deps.clock())
      return verified.ok || verified.problem === 'expired' ? verified.id : undefined
    },
    ask: (c, id) => requestFreshLink(correlated(deps, c), id),
    sentPath: sentPaths.freshLink,
  })

  return app
}

function filled(preferences: Preferences, now: EpochMs) {
  return { ...formFromPreferences(preferences), pausedUntil: pauseDate(preferences, now) }
}

function refused(c: Context, deps: ApiDeps, token: string, expired: boolean) {
  const { site, language } = deps
  const { expired: title, expiredBody: body, freshLink } = language.pages.preferences
  if (expired) {
    const words = { title, body, button: freshLink.button }
    const action = `/preferences/${token}/fresh-link`
    return c.html(<AskPage site={site} language={language} words={words} action={action} />, 410)
  }
  return unknownLink(c, deps)
}

function unreadable(c: Context, { site, language }: ApiDeps) {
  const { title, body } = language.pages.badForm
  return c.html(<MessagePage site={site} language={language} title={title} body={body} />, 400)
}

function gone(c: Context, { site, language }: ApiDeps) {
  const words = language.pages.preferences
  return c.html(
    <MessagePage site={site} language={language} title={words.gone} body={words.goneBody}>
      <HomeLink label={language.pages.signUpAgain} />
    </MessagePage>,
    410,
  )
}
