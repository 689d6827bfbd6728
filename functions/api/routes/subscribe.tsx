import { Hono } from 'hono'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { admittedAddress, suggestAdmitted } from '../../../shared/subscriber/address/admitted-address.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { formToken, formTokenState } from '../../../shared/subscriber/link/form-token.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { guessedTimeZone } from '../../../shared/time/guessed-zone.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { guardFields } from '../pages/form-guards.tsx'
import { HomePage } from '../pages/home-page.tsx'
import { MessagePage } from '../pages/layout.tsx'
import { askedField, MeantPage } from '../pages/meant-page.tsx'
import { ProofPage } from '../pages/proof-page.tsx'
import { postedFrom } from '../posted-from.ts'
import { parseProof, proofWork } from '../proof-of-work.ts'
import { signUpBy } from '../sign-up.ts'
import { currentEdition } from './editions.tsx'
import { signUpSentPath } from './letters.tsx'
import { type FormBody, formFromBody, preferencesFromForm, signUpContext, text } from './preferences-form.ts'
import { signUpWaitsPath } from './waiting.tsx'

/** The sign-up for people: `POST /subscribe`. */
export function subscribeRoutes(deps: ApiDeps): ApiApp {
  const { site } = deps
  const app = new Hono<ApiEnv>()
  const signUp = signUpBy(deps)

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
    const address = admittedAddress(form.email, deps.domains)
    const preferences = preferencesFromForm(form, signUpPreferences, context)
    const token = formToken(deps.tokenKeys, deps.clock())
    const page = { site, language, form, token }
    if (!address.ok || !preferences.ok) {
      const problems: FieldProblem[] = [
        ...(address.ok ? [] : [address.problem]),
        ...(preferences.ok ? [] : preferences.problems),
      ]
      const edition = await currentEdition(deps)
      return c.html(<HomePage {...page} edition={edition} problems={problems} />, 400)
    }
    if (!isFromAForm(c, deps, body)) {
      const edition = await currentEdition(deps)
      return c.html(<HomePage {...page} edition={edition} again />, 400)
    }
    const trap = text(body[guardFields.trap])
    const meant = suggestAdmitted(address.address, deps.domains)
    if (meant && text(body[askedField]) !== address.address) {
      return c.html(<MeantPage {...page} {...{ meant, trap }} typed={address.address} />)
    }
    const proof = text(body[guardFields.proof])
    const signedUp = await signUp(
      c,
      {
        address: address.address,
        preferences: preferences.preferences,
        form: `${site.origin}/subscribe`,
        wording: consentWording(language, await deps.languages.of(preferences)),
      },
      { proof: parseProof(proof), isTrapped: trap !== '' },
    )
    if (signedUp.letter === 'goes') return c.redirect(signUpSentPath, 303)
    const { challenge } = signedUp
    if (!challenge) return c.redirect(signUpWaitsPath, 303)
    const asks = { challenge, mostTries: proofWork.mostTries, wasTried: proof !== '' }
    return c.html(<ProofPage {...page} {...asks} {...{ trap }} address={address.address} />)
  })

  return app
}

/**
 * Tells whether a form was fetched before it was sent: its token counts, or it stands on a website that the operator
 * allows, where no token is. Any other form comes back as it was filled in, with a token, to be sent once more: a person
 * loses a click, not the sign-up.
 */
function isFromAForm(c: ApiContext, deps: ApiDeps, body: FormBody): boolean {
  const token = text(body[guardFields.token])
  return formTokenState(deps.tokenKeys, token, deps.clock()) === 'good' || postedFrom(c, deps) === 'allowed'
}
