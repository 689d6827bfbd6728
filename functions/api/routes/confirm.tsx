import { type Context, Hono } from 'hono'
import {
  type ConfirmationState,
  confirmSubscription,
  inspectConfirmation,
} from '../../../shared/subscriber/confirm-subscription.ts'
import type { ApiDeps } from '../api-deps.ts'
import { ConfirmPage } from '../pages/confirm-page.tsx'
import { MessagePage } from '../pages/layout.tsx'
import { formFromBody, formFromPreferences, preferencesFromForm } from './preferences-form.ts'
import { neverCached } from './private-page.ts'

/** `GET /confirm/:token` shows one button and changes nothing, because scanners open links; the POST confirms. */
export function confirmRoutes(deps: ApiDeps): Hono {
  const { language, site } = deps
  const app = new Hono()
  app.use('/confirm/*', neverCached)

  app.get('/confirm/:token', async (c) => {
    const found = await inspectConfirmation(deps, c.req.param('token'))
    if (found.state !== 'open') return outcomePage(c, deps, found)
    const { preferences } = found.subscriber
    const form = formFromPreferences(preferences)
    return c.html(<ConfirmPage {...{ site, language, path: c.req.path, preferences, form }} />)
  })

  app.post('/confirm/:token', async (c) => {
    const token = c.req.param('token')
    const body = await c.req.parseBody().catch(() => ({}))
    const form = formFromBody(body)
    const chosen = 'frequency' in body ? preferencesFromForm(form, site.timezone) : undefined
    if (chosen && !chosen.ok) {
      const found = await inspectConfirmation(deps, token)
      if (found.state !== 'open') return outcomePage(c, deps, found)
      const { preferences } = found.subscriber
      const page = { site, language, path: c.req.path, preferences, form, problems: chosen.problems }
      return c.html(<ConfirmPage {...page} />, 400)
    }
    const confirmDeps = {
      ...deps,
      recentEditions: async () => (await deps.editions.recent()).map(({ id }) => id),
    }
    const result = await confirmSubscription(confirmDeps, token, deps.clientIp(c), chosen?.preferences)
    // Who confirmed before has what they chose then: this choice was not taken.
    return outcomePage(c, deps, result, result.state === 'open' ? chosen?.preferences : undefined)
  })

  return app
}

function outcomePage(
  c: Context,
  { site, language }: ApiDeps,
  result: ConfirmationState,
  chosen = 'subscriber' in result ? result.subscriber.preferences : undefined,
) {
  const words = language.pages.confirm
  switch (result.state) {
    case 'open':
    case 'confirmed': {
      const schedule = language.schedule(chosen ?? result.subscriber.preferences)
      return c.html(
        <MessagePage site={site} language={language} title={words.done} body={words.doneBody(schedule)} />,
      )
    }
    case 'expired':
      return c.html(
        <MessagePage site={site} language={language} title={words.expired} body={words.expiredBody}>
          <p>
            <a href="/">{language.pages.notFound.home}</a>
          </p>
        </MessagePage>,
        410,
      )
    case 'unknown':
      return c.html(
        <MessagePage site={site} language={language} title={words.unknown} body={words.unknownBody}>
          <p>
            <a href="/">{language.pages.notFound.home}</a>
          </p>
        </MessagePage>,
        404,
      )
  }
}
