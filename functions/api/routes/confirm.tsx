import { Hono } from 'hono'
import { isExpired } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/language.ts'
import {
  type ConfirmedNow,
  type ConfirmOutcome,
  confirmSubscription,
  inspectConfirmation,
} from '../../../shared/subscriber/confirm-subscription.ts'
import { linkPath } from '../../../shared/subscriber/links.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { ConfirmPage } from '../pages/confirm-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { linkToken } from './link-token.ts'
import {
  formFromBody,
  formFromPreferences,
  preferencesFromForm,
  readerContext,
  withLanguage,
} from './preferences-form.ts'
import { neverCached } from './private-page.ts'

/**
 * `GET /confirm/:token` shows one button and changes nothing, because mail scanners open links. The POST
 * confirms.
 */
export function confirmRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const path = linkPath('confirm', ':token')
  const app = new Hono<ApiEnv>()
  app.use(path, neverCached)

  app.get(path, async (c) => {
    const token = linkToken(c, 'confirm')
    const found = await inspectConfirmation(deps, token)
    if (found.state !== 'open') return outcomePage(c, deps, found)
    const preferences = withLanguage(deps, found.subscriber.preferences)
    const language = await deps.languages.of(found.subscriber)
    const form = formFromPreferences(preferences, deps.clock())
    const ownPath = linkPath('confirm', token)
    return c.html(<ConfirmPage {...{ site, language, path: ownPath, preferences, form }} />)
  })

  app.post(path, async (c) => {
    const token = linkToken(c, 'confirm')
    const body = await c.req.parseBody().catch(() => ({}))
    const context = await readerContext(deps, c.var.words, body, async () => {
      const found = await inspectConfirmation(deps, token)
      return found.state === 'open' ? found.subscriber.preferences : {}
    })
    const form = formFromBody(body, context)
    const chosen = 'frequency' in body ? preferencesFromForm(form, signUpPreferences, context) : undefined
    if (chosen && !chosen.ok) {
      const found = await inspectConfirmation(deps, token)
      if (found.state !== 'open') return outcomePage(c, deps, found)
      const preferences = withLanguage(deps, found.subscriber.preferences)
      const language = await deps.languages.of(found.subscriber)
      const page = { site, language, path: linkPath('confirm', token), preferences, form }
      return c.html(<ConfirmPage {...page} problems={chosen.problems} />, 400)
    }
    const result = await confirmSubscription(deps, token, deps.clientIp(c), chosen?.preferences)
    if ('isNew' in result) deps.metrics.count(metricNames.api.confirmations)
    return outcomePage(c, deps, result)
  })

  return app
}

async function outcomePage(c: ApiContext, deps: ApiDeps, result: ConfirmOutcome) {
  const { site } = deps
  const language = result.state === 'confirmed' ? await deps.languages.of(result.subscriber) : c.var.words
  const words = language.pages.confirm
  switch (result.state) {
    case 'confirmed': {
      const body = await nextDigest(deps, language, result.subscriber)
      return c.html(
        <MessagePage site={site} language={language} title={words.done} body={body}>
          <HomeLink label={language.pages.notFound.home} />
        </MessagePage>,
      )
    }
    case 'expired':
      return c.html(
        <MessagePage site={site} language={language} title={words.expired} body={words.expiredBody}>
          <HomeLink label={language.pages.signUpAgain} />
        </MessagePage>,
        410,
      )
    case 'unknown':
      return c.html(
        <MessagePage site={site} language={language} title={words.unknown} body={words.unknownBody}>
          <HomeLink label={language.pages.signUpAgain} />
        </MessagePage>,
        404,
      )
  }
}

/**
 * The sentence that says when the first digest comes: today's edition at once, or the next one at the chosen
 * hour.
 */
async function nextDigest(
  { editions, clock }: ApiDeps,
  language: Language,
  { preferences, nextDueAt, through }: ConfirmedNow,
): Promise<string> {
  const words = language.pages.confirm
  const schedule = language.schedule(preferences)
  const now = clock()
  const head = (await editions.recent()).at(-1)
  const hasWelcome = head?.kind === 'papers' && head.id > through && !isExpired(head, now)
  if (nextDueAt <= now) return hasWelcome ? words.welcomeBody(schedule) : words.soonBody(schedule)
  return words.laterBody(schedule, language.day(nextDueAt, preferences.timezone))
}
