import { Hono } from 'hono'
import { isExpired } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/language.ts'
import { pauseEnd } from '../../../shared/language/pause-end.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { carriedByRefusal } from '../../../shared/subscriber/link/refusal-link.ts'
import { parseRequestId } from '../../../shared/subscriber/link/request-id.ts'
import { signedToken, verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import { type Preferences, signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import {
  type ConfirmedNow,
  type ConfirmOutcome,
  confirmSubscription,
  inspectConfirmation,
} from '../../../shared/subscriber/sign-up/confirm-subscription.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { ConfirmPage } from '../pages/confirm-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { PreferencesFacts } from '../pages/preferences-facts.tsx'
import type { PreferencesForm } from '../pages/preferences-fields.tsx'
import { linkToken } from './link-token.ts'
import {
  formFromBody,
  formFromPreferences,
  preferencesFromForm,
  readerContext,
  withLanguage,
} from './preferences-form.ts'

/**
 * `GET /confirm/:token` shows one button and changes nothing, because mail scanners open links. The POST
 * confirms.
 */
export function confirmRoutes(deps: ApiDeps): ApiApp {
  const path = linkPath('confirm', ':token')
  const app = new Hono<ApiEnv>()

  app.get(path, async (c) => {
    const token = linkToken(c, 'confirm')
    const found = await inspectConfirmation(deps, token)
    return found.state === 'open' ? openPage(c, deps, found.preferences, token) : outcomePage(c, deps, found)
  })

  app.post(path, async (c) => {
    const token = linkToken(c, 'confirm')
    const body = await c.req.parseBody().catch(() => ({}))
    const context = await readerContext(deps, c.var.words, body, async () => {
      const found = await inspectConfirmation(deps, token)
      return found.state === 'open' ? found.preferences : {}
    })
    const form = formFromBody(body, context)
    const chosen = 'frequency' in body ? preferencesFromForm(form, signUpPreferences, context) : undefined
    if (chosen && !chosen.ok) {
      const found = await inspectConfirmation(deps, token)
      if (found.state !== 'open') return outcomePage(c, deps, found)
      return openPage(c, deps, found.preferences, token, { form, problems: chosen.problems })
    }
    const result = await confirmSubscription(deps, token, deps.clientIp(c), chosen?.preferences)
    if ('isNew' in result) deps.metrics.count(metricNames.api.confirmations)
    return outcomePage(c, deps, result)
  })

  return app
}

/** The page with the button, and after a refused choice with what was typed. */
async function openPage(
  c: ApiContext,
  deps: ApiDeps,
  promised: Preferences,
  token: string,
  refused?: { readonly form: PreferencesForm; readonly problems: readonly FieldProblem[] },
) {
  const { site, clock } = deps
  const preferences = withLanguage(deps, promised)
  const language = await deps.languages.of({ preferences: promised })
  const paused = pauseEnd(language, preferences, clock())
  const shown = refused ?? { form: formFromPreferences(preferences, clock()) }
  const page = { site, language, path: linkPath('confirm', token), preferences, paused, ...shown }
  return c.html(<ConfirmPage {...page} />, refused ? 400 : 200)
}

async function outcomePage(c: ApiContext, deps: ApiDeps, result: ConfirmOutcome) {
  const { site } = deps
  const words = c.var.words.pages
  switch (result.state) {
    case 'confirmed':
      return confirmedPage(c, deps, result.subscriber, result.byAnother)
    case 'replaced':
      return closed({ title: words.confirm.replaced, body: words.confirm.replacedBody }, 410)
    case 'expired':
      return closed({ title: words.confirm.expired, body: words.confirm.expiredBody }, 410)
    case 'refused':
      return refusedPage(c, deps, result.mailbox)
    case 'left':
    case 'suppressed':
      return closed(words.standing[result.state], 410)
    case 'unknown':
      return closed({ title: words.confirm.unknown, body: words.confirm.unknownBody }, 404)
  }

  function closed(said: { readonly title: string; readonly body: string }, status: 404 | 410) {
    return c.html(
      <MessagePage site={site} language={c.var.words} {...said}>
        <HomeLink label={words.signUpAgain} />
      </MessagePage>,
      status,
    )
  }
}

/** The mailbox refuses sign-ups. Whoever holds this link from its mail may take that back. */
function refusedPage(c: ApiContext, deps: ApiDeps, mailbox: SubscriberId | undefined) {
  const { site } = deps
  const language = c.var.words
  const { refused: title, refusedBody: body } = language.pages.confirm
  const way = wayToTakeBack(deps, linkToken(c, 'confirm'), mailbox)
  return c.html(
    <MessagePage {...{ site, language, title, body }}>
      {way !== undefined && (
        <p>
          <a href={way}>{language.pages['not-me'].back}</a>
        </p>
      )}
    </MessagePage>,
    410,
  )
}

/** The path of the link that stood in the same mail, and can take the refusal back. */
function wayToTakeBack(
  { tokenKeys, clock }: ApiDeps,
  token: string,
  mailbox: SubscriberId | undefined,
): string | undefined {
  const verified = verifySignedToken(tokenKeys, 'confirm', token, clock())
  if (!verified.ok && verified.problem !== 'expired') return undefined
  const { id } = verified
  const request = parseRequestId(verified.carried ?? '')
  if (!request) return undefined
  const carried = carriedByRefusal({ id, mailbox: mailbox ?? id, request })
  return linkPath('not-me', signedToken(tokenKeys, 'not-me', id, clock(), carried))
}

/** Says what is in force. A reader who came by a link that was not needed any more learns that it changed nothing. */
async function confirmedPage(c: ApiContext, deps: ApiDeps, subscriber: ConfirmedNow, byAnother = false) {
  const { site, clock } = deps
  const language = await deps.languages.of(subscriber)
  const { done, before } = language.pages.confirm
  const preferences = withLanguage(deps, subscriber.preferences)
  const paused = pauseEnd(language, preferences, clock())
  const body = await nextDigest(deps, language, subscriber)
  return c.html(
    <MessagePage site={site} language={language} title={done} body={body}>
      {paused !== undefined && <p>{language.pauseGoesOn(paused)}</p>}
      <PreferencesFacts {...{ preferences, language, paused }} />
      {byAnother && <p class="muted small">{before}</p>}
      <HomeLink label={language.pages.notFound.home} />
    </MessagePage>,
  )
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
