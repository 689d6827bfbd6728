import type { FC } from 'hono/jsx'
import type { Edition } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { visibleInForm } from '../../../shared/subscriber/preferences/visible-text.ts'
import type { Site } from '../api-deps.ts'
import { EditionSection } from './edition-page.tsx'
import { FormGuards } from './form-guards.tsx'
import { described, FieldErrors, focused, ProblemSummary } from './form-problems.tsx'
import { Layout } from './layout.tsx'
import { PreferencesFields, type PreferencesForm, summaryOf } from './preferences-fields.tsx'

export interface SignUpForm extends PreferencesForm {
  readonly email: string
}

interface HomePageProps {
  readonly site: Site
  readonly language: Language
  readonly edition: Edition | undefined
  readonly form: SignUpForm
  /** The form's token, the same for every page of a few minutes. */
  readonly token: string
  readonly problems?: readonly FieldProblem[]
  /** True for a form that came without a token that counts, and has to be sent once more. */
  readonly again?: boolean
}

/** The home page: the sign-up form, and the newest edition below it. */
export const HomePage: FC<HomePageProps> = ({
  site,
  language,
  edition,
  form,
  token,
  problems = [],
  again = false,
}) => (
  <Layout site={site} language={language} title={language.pages.home} wasRefused={problems.length > 0}>
    <section class="sheet">
      <h1>{language.pages.home}</h1>
      <p class="lead">{language.tagline}</p>
      <SignUp {...{ language, form, token, problems, again }} />
    </section>
    {edition ? (
      <EditionSection edition={edition} language={language} limit={site.papersPerPage} />
    ) : (
      <section class="sheet">
        <p>{language.edition.none}</p>
      </section>
    )}
    <script src={site.assets.pathOf('time-zone')} defer />
    <script src={site.assets.pathOf('typed-address')} defer />
  </Layout>
)

const SignUp: FC<Required<Pick<HomePageProps, 'language' | 'form' | 'token' | 'problems' | 'again'>>> = ({
  language,
  form,
  token,
  problems,
  again,
}) => {
  const wasRefused = problems.length > 0
  return (
    // The browser's own check would refuse what a paste brings along. The server takes it off.
    <form method="post" action="/subscribe" novalidate>
      <ProblemSummary problems={problems} language={language} />
      {again && (
        <p class="note" role="alert">
          {language.form.again}
        </p>
      )}
      <FormGuards language={language} token={token} />
      <div class="row">
        <div>
          <label for="email">{language.form.email}</label>
          <input
            type="email"
            id="email"
            name="email"
            value={visibleInForm(form.email)}
            placeholder={language.form.emailHint}
            autocomplete="email"
            required
            {...described(problems, 'email')}
            {...focused(problems, 'email')}
          />
        </div>
        <button type="submit">{language.form.subscribe}</button>
      </div>
      <FieldErrors field="email" problems={problems} language={language} />
      <details open={wasRefused}>
        <summary>{summaryOf(form, language)}</summary>
        {/* A refused form holds the zone that the reader chose: the browser's own must not replace it. */}
        <PreferencesFields
          names={signUpPreferences}
          form={form}
          problems={problems}
          language={language}
          detectZone={!wasRefused && !again}
        />
        <button type="submit">{language.form.subscribe}</button>
      </details>
      <p class="hint">{language.form.promise}</p>
      <p class="hint">
        <a href="/privacy">{language.privacy.formLink}</a>
      </p>
    </form>
  )
}
