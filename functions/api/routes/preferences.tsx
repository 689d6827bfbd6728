import { type Context, Hono } from 'hono'
import { changePreferences, requestFreshLink } from '../../../shared/subscriber/change-preferences.ts'
import type { FieldProblem, Preferences } from '../../../shared/subscriber/preferences.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { unsubscribeToken, verifyPreferencesToken } from '../../../shared/subscriber/token.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { MessagePage } from '../pages/layout.tsx'
import { PreferencesPage } from '../pages/preferences-page.tsx'
import {
  type FormBody,
  formFromBody,
  formFromPreferences,
  parsePause,
  pauseDate,
  preferencesFromForm,
  text,
} from './preferences-form.ts'
import { neverCached } from './private-page.ts'

/** `/preferences/:token`: a reader looks at their choices and changes them. An old link can be renewed by mail. */
export function preferencesRoutes(deps: ApiDeps): Hono {
  const { language, site } = deps
  const words = language.pages.preferences
  const app = new Hono()
  app.use('/preferences/*', neverCached)

  const frame = (c: Context, id: SubscriberId) => ({
    site,
    language,
    path: c.req.path,
    unsubscribePath: `/unsubscribe/${unsubscribeToken(deps.tokenKeys, id)}`,
  })

  app.get('/preferences/:token', async (c) => {
    const token = verifyPreferencesToken(deps.tokenKeys, c.req.param('token'), deps.clock())
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const subscriber = await deps.subscribers.get(token.id)
    if (subscriber?.status !== 'confirmed') return gone(c, deps)
    const form = filled(subscriber.preferences, deps.clock())
    return c.html(<PreferencesPage {...frame(c, token.id)} form={form} />)
  })

  app.post('/preferences/:token', async (c) => {
    const now = deps.clock()
    const token = verifyPreferencesToken(deps.tokenKeys, c.req.param('token'), now)
    if (!token.ok) return refused(c, deps, token.problem === 'expired')
    const body: FormBody = await c.req.parseBody().catch(() => ({}))
    // Without this, a form that cannot be read would set everything back to the defaults.
    if (!('hour' in body)) return unreadable(c, deps)
    const form = { ...formFromBody(body, site.timezone), pausedUntil: text(body.pausedUntil) }
    const parsed = preferencesFromForm(form, site.timezone)
    const zone = parsed.ok ? parsed.preferences.timezone : site.timezone
    const pause = parsePause(form.pausedUntil, zone, now)
    const problems: readonly FieldProblem[] = [
      ...(parsed.ok ? [] : parsed.problems),
      ...('problem' in pause ? [pause.problem] : []),
    ]
    if (!parsed.ok || 'problem' in pause) {
      return c.html(<PreferencesPage {...frame(c, token.id)} form={form} problems={problems} />, 400)
    }
    const changed = await changePreferences(deps, token.id, { ...parsed.preferences, ...pause })
    if (!changed) return gone(c, deps)
    const next = language.day(Math.max(changed.nextDueAt, now), changed.preferences.timezone)
    const saved = words.savedBody(language.schedule(changed.preferences), next)
    return c.html(
      <PreferencesPage {...frame(c, token.id)} form={filled(changed.preferences, now)} saved={saved} />,
    )
  })

  app.post('/preferences/:token/fresh-link', async (c) => {
    const token = verifyPreferencesToken(deps.tokenKeys, c.req.param('token'), deps.clock())
    const id = token.ok || token.problem === 'expired' ? token.id : undefined
    if (!id) return refused(c, deps, false)
    await requestFreshLink(correlated(deps, c), id)
    const { title } = language.pages.sent
    return c.html(<MessagePage site={site} language={language} title={title} body={words.freshSent} />)
  })

  return app
}

function filled(preferences: Preferences, now: EpochMs) {
  return { ...formFromPreferences(preferences), pausedUntil: pauseDate(preferences, now) }
}

function refused(c: Context, { site, language }: ApiDeps, expired: boolean) {
  const words = language.pages.preferences
  if (expired) {
    return c.html(
      <MessagePage site={site} language={language} title={words.expired} body={words.expiredBody}>
        <form method="post" action={`${c.req.path}/fresh-link`}>
          <button type="submit">{words.fresh}</button>
        </form>
      </MessagePage>,
      410,
    )
  }
  const { unknown, unknownBody } = language.pages.unsubscribe
  return c.html(<MessagePage site={site} language={language} title={unknown} body={unknownBody} />, 404)
}

function unreadable(c: Context, { site, language }: ApiDeps) {
  const { title, body } = language.pages.badForm
  return c.html(<MessagePage site={site} language={language} title={title} body={body} />, 400)
}

function gone(c: Context, { site, language }: ApiDeps) {
  const words = language.pages.preferences
  return c.html(
    <MessagePage site={site} language={language} title={words.gone} body={words.goneBody}>
      <p>
        <a href="/">{language.pages.notFound.home}</a>
      </p>
    </MessagePage>,
    410,
  )
}
