import { Hono } from 'hono'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { type AddressProblem, parseAddress } from '../../../shared/subscriber/address.ts'
import { type FieldProblem, show } from '../../../shared/subscriber/field-problem.ts'
import { parsePreferences } from '../../../shared/subscriber/parse-preferences.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences.ts'
import {
  requestSubscription,
  type SubscriptionForm,
} from '../../../shared/subscriber/request-subscription.ts'
import { suggestAddress } from '../../../shared/subscriber/suggest-address.ts'
import { guessedTimeZone } from '../../../shared/time/guessed-zone.ts'
import { metricNames } from '../../metric-names.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { HomePage } from '../pages/home-page.tsx'
import { MessagePage } from '../pages/layout.tsx'
import { askedField, MeantPage } from '../pages/meant-page.tsx'
import { invalidFields, problem } from '../problem.ts'
import { currentEdition } from './editions.tsx'
import { signUpSentPath } from './letters.tsx'
import { formFromBody, preferencesFromForm, signUpContext, text } from './preferences-form.ts'

/**
 * The most unknown fields that a refusal names. A few show the mistake, and a body full of unknown fields
 * does not get an answer of its own size.
 */
const mostUnknownNamed = 5

const fields: readonly string[] = ['email', ...signUpPreferences]

/** The routes of the sign-up: `POST /subscribe` for people, `POST /api/subscriptions` for programs. */
export function subscribeRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const app = new Hono<ApiEnv>()
  /** Every sign-up counts, known address or not: the metric must not reveal whether an address was known. */
  const signUp = async (c: ApiContext, form: SubscriptionForm): Promise<void> => {
    await requestSubscription(correlated(deps, c), form)
    deps.metrics.count(metricNames.api.signUps)
  }

  // A refused form is shown at this path. A visitor who opens it again gets the home page.
  app.get('/subscribe', (c) => c.redirect('/', 303))

  app.post('/subscribe', async (c) => {
    const language = c.var.words
    const context = signUpContext(deps, language)
    const body = await c.req.parseBody().catch(() => undefined)
    if (!body) {
      const { title, body: words } = language.pages.badForm
      return c.html(<MessagePage site={site} language={language} title={title} body={words} />, 400)
    }
    // A visitor picks a zone of the list. Any other comes from the script that asks the browser, and a guess of the
    // browser refuses nobody: pages and mails say which zone is in force.
    const timezone = guessedTimeZone(text(body.timezone)) ?? ''
    const form = { ...formFromBody({ ...body, timezone }, context), email: text(body.email) }
    const address = parseAddress(form.email)
    const preferences = preferencesFromForm(form, signUpPreferences, context)
    if (!address.ok || !preferences.ok) {
      const problems: FieldProblem[] = [
        ...(address.ok ? [] : [{ field: 'email', code: address.problem, given: show(form.email) } as const]),
        ...(preferences.ok ? [] : preferences.problems),
      ]
      const edition = await currentEdition(deps)
      const page = { site, language, edition, form, problems }
      return c.html(<HomePage {...page} />, 400)
    }
    const meant = suggestAddress(address.address)
    if (meant && text(body[askedField]) !== address.address) {
      return c.html(<MeantPage {...{ site, language, form, meant }} typed={address.address} />)
    }
    await signUp(c, {
      address: address.address,
      preferences: preferences.preferences,
      ip: deps.clientIp(c),
      form: `${site.origin}/subscribe`,
      wording: consentWording(language, await deps.languages.of(preferences)),
    })
    return c.redirect(signUpSentPath, 303)
  })

  app.post('/api/subscriptions', async (c) => {
    const language = c.var.words
    const contentType = c.req.header('Content-Type') ?? ''
    if (!/^application\/json\s*(;|$)/i.test(contentType)) {
      const { wrongType: title, wrongTypeDetail, noTypeDetail } = language.api
      const detail = contentType === '' ? noTypeDetail : wrongTypeDetail(show(contentType))
      return problem(c, { title, status: 415, detail })
    }
    const parsed = parseJson(await c.req.text())
    if ('failure' in parsed) {
      const { notJson: title, notJsonDetail } = language.api
      return problem(c, { title, status: 400, detail: notJsonDetail(parsed.failure) })
    }
    const { json } = parsed
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      return problem(c, { title: language.api.invalid, status: 400, detail: language.api.notObject })
    }
    const input = json as Record<string, unknown>
    const address = parseAddress(typeof input.email === 'string' ? input.email : '')
    const preferences = parsePreferences(input, signUpPreferences, signUpContext(deps, language))
    const unknown = Object.keys(input).filter((name) => !fields.includes(name))
    if (!address.ok || !preferences.ok || unknown.length > 0) {
      const problems: FieldProblem[] = [
        ...(address.ok ? [] : [emailProblem(input.email, address.problem)]),
        ...(preferences.ok ? [] : preferences.problems),
        ...unknown
          .slice(0, mostUnknownNamed)
          .map((name) => ({ field: show(name), code: 'unknown-field', given: show(name) }) as const),
      ]
      return invalidFields(c, problems, language)
    }
    await signUp(c, {
      address: address.address,
      preferences: preferences.preferences,
      ip: deps.clientIp(c),
      form: `${site.origin}/api/subscriptions`,
      wording: consentWording(language, await deps.languages.of(preferences)),
    })
    // The hint depends on the sent text alone, so it does not tell whether the address is known.
    const didYouMean = suggestAddress(address.address)
    return c.json(
      { status: 'accepted', detail: language.api.accepted, ...(didYouMean && { didYouMean }) },
      202,
    )
  })

  return app
}

function emailProblem(given: unknown, code: AddressProblem): FieldProblem {
  const isText = typeof given === 'string' || given === undefined
  return { field: 'email', code: isText ? code : 'not-text', given: show(given) }
}

function parseJson(body: string): { json: unknown } | { failure: string } {
  try {
    return { json: JSON.parse(body) }
  } catch (error) {
    return { failure: error instanceof Error ? show(error.message) : 'unreadable' }
  }
}
