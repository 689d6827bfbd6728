import type { Challenge } from 'altcha-lib'
import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { Site } from '../api-deps.ts'
import { CarriedGuards, guardFields } from './form-guards.tsx'
import { MessagePage } from './layout.tsx'
import { askedField } from './meant-page.tsx'
import type { PreferencesForm } from './preferences-fields.tsx'

interface ProofPageProps {
  readonly site: Site
  readonly language: Language
  readonly form: PreferencesForm
  readonly address: EmailAddress
  readonly challenge: Challenge
  /** The most keys that have to be derived. */
  readonly mostTries: number
  /** True if a proof came along that does not count. The page then waits for a click. */
  readonly wasTried: boolean
  readonly token: string
  readonly trap: string
}

/**
 * Says that the mail waits its turn. Below it, a script solves the challenge and signs up once more with the proof.
 * Without the script nothing has to be done.
 */
export const ProofPage: FC<ProofPageProps> = ({
  site,
  language,
  form,
  address,
  challenge,
  mostTries,
  wasTried,
  token,
  trap,
}) => {
  const { title, body, hint } = language.pages.waiting
  const { working, solved, ready, failed, bar, button } = language.pages.proof
  return (
    <MessagePage site={site} language={language} title={title} body={body}>
      <p role="status" data-working={working} data-solved={solved} data-ready={ready} data-failed={failed} />
      <form
        method="post"
        action="/subscribe"
        hidden
        data-challenge={JSON.stringify(challenge)}
        data-most={String(mostTries)}
        {...(wasTried ? {} : { 'data-sends': '' })}
      >
        <input type="hidden" name="email" value={address} />
        <input type="hidden" name={askedField} value={address} />
        {signUpPreferences.map((name) => (
          <input type="hidden" name={name} value={form[name]} />
        ))}
        <CarriedGuards token={token} trap={trap} />
        <input type="hidden" name={guardFields.proof} value="" />
        <progress max={mostTries} value={0} aria-label={bar} />
        <p>
          <button type="submit" hidden>
            {button}
          </button>
        </p>
      </form>
      <p class="muted small">{hint}</p>
      <script src={site.assets.pathOf('typed-address')} defer />
      <script src={site.assets.pathOf('proof')} defer />
    </MessagePage>
  )
}
