import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { seenOnly } from '../../../shared/subscriber/preferences/visible-text.ts'
import type { Site } from '../api-deps.ts'
import { CarriedGuards } from './form-guards.tsx'
import { MessagePage } from './layout.tsx'
import type { PreferencesForm } from './preferences-fields.tsx'

interface MeantPageProps {
  readonly site: Site
  readonly language: Language
  readonly form: PreferencesForm
  readonly typed: EmailAddress
  readonly meant: EmailAddress
  readonly token: string
  readonly trap: string
}

/** The field that says for which address the question was asked, so that it is asked once. */
export const askedField = 'asked'

/**
 * Asks whether another address was meant, before anything is sent. Each of the two buttons signs up, and what else was
 * chosen goes along.
 */
export const MeantPage: FC<MeantPageProps> = ({ site, language, form, typed, meant, token, trap }) => {
  const { title, body, use, keep, back } = language.pages.meant
  return (
    <MessagePage site={site} language={language} title={title(meant)} body={body(typed)}>
      <form method="post" action="/subscribe">
        {signUpPreferences.map((name) => (
          <input type="hidden" name={name} value={seenOnly(form[name])} />
        ))}
        <input type="hidden" name={askedField} value={typed} />
        <CarriedGuards token={token} trap={trap} />
        <p>
          <button type="submit" name="email" value={meant}>
            {use(meant)}
          </button>
        </p>
        <p>
          <button type="submit" name="email" value={typed} class="plain">
            {keep(typed)}
          </button>
        </p>
      </form>
      <p class="small">
        <a href="/">{back}</a>
      </p>
      <script src={site.assets.pathOf('typed-address')} defer />
    </MessagePage>
  )
}
