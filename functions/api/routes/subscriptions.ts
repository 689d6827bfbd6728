import { Hono } from 'hono'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { admittedAddress, suggestAdmitted } from '../../../shared/subscriber/address/admitted-address.ts'
import { type FieldProblem, show } from '../../../shared/subscriber/field-problem.ts'
import { parsePreferences } from '../../../shared/subscriber/preferences/parse-preferences.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { invalidFields, problem } from '../problem.ts'
import { parseProof } from '../proof-of-work.ts'
import { signUpBy } from '../sign-up.ts'
import { signUpContext } from './preferences-form.ts'

/**
 * The most unknown fields that a refusal names. A few show the mistake, and a body full of unknown fields
 * does not get an answer of its own size.
 */
const mostUnknownNamed = 5

const fields: readonly string[] = ['email', ...signUpPreferences, 'proof']

/** The sign-up for programs: `POST /api/subscriptions`. */
export function subscriptionRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const app = new Hono<ApiEnv>()
  const signUp = signUpBy(deps)

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
    const address = admittedAddress(input.email, deps.domains)
    const preferences = parsePreferences(input, signUpPreferences, signUpContext(deps, language))
    const unknown = Object.keys(input).filter((name) => !fields.includes(name))
    const isWithoutProof = input.proof === undefined || input.proof === null || input.proof === ''
    const proof = isWithoutProof ? undefined : parseProof(input.proof)
    const isProofReadable = isWithoutProof || proof !== undefined
    if (!address.ok || !preferences.ok || !isProofReadable || unknown.length > 0) {
      const problems: FieldProblem[] = [
        ...(address.ok ? [] : [address.problem]),
        ...(preferences.ok ? [] : preferences.problems),
        ...(isProofReadable ? [] : [{ field: 'proof', code: 'not-a-proof', given: '' } as const]),
        ...unknown
          .slice(0, mostUnknownNamed)
          .map((name) => ({ field: show(name), code: 'unknown-field', given: show(name) }) as const),
      ]
      return invalidFields(c, problems, language)
    }
    const signedUp = await signUp(
      c,
      {
        address: address.address,
        preferences: preferences.preferences,
        form: `${site.origin}/api/subscriptions`,
        wording: consentWording(language, await deps.languages.of(preferences)),
      },
      { proof, isTrapped: false },
    )
    // The hint depends on the sent text alone, so it does not tell whether the address is known.
    const didYouMean = suggestAdmitted(address.address, deps.domains)
    const hint = didYouMean && { didYouMean }
    const { accepted, waiting, waitingForProof } = language.api
    if (signedUp.letter === 'goes') return c.json({ status: 'accepted', detail: accepted, ...hint }, 202)
    const { challenge } = signedUp
    if (!challenge) return c.json({ status: 'waiting', detail: waiting, ...hint }, 202)
    return c.json({ status: 'waiting', detail: waitingForProof, proof: challenge, ...hint }, 202)
  })

  return app
}

function parseJson(body: string): { json: unknown } | { failure: string } {
  try {
    return { json: JSON.parse(body) }
  } catch (error) {
    return { failure: error instanceof Error ? show(error.message) : 'unreadable' }
  }
}
