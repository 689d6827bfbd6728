import type { Child, FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { askedLetters } from '../../../shared/subscriber/letter/letters.ts'
import { preferenceNames } from '../../../shared/subscriber/preferences/preferences.ts'
import type { Site } from '../api-deps.ts'
import { ProblemSummary } from './form-problems.tsx'
import { Layout } from './layout.tsx'
import { type DayRange, PreferencesFields, type PreferencesForm } from './preferences-fields.tsx'

interface PreferencesPageProps {
  readonly site: Site
  readonly language: Language
  readonly path: string
  readonly unsubscribePath: string
  readonly form: PreferencesForm
  /** The first and the last day on which a pause can end. */
  readonly days: DayRange
  readonly problems?: readonly FieldProblem[]
  /** The version of the choices that the form is filled in over. */
  readonly version: string
  /** Nothing was saved, for another reason than a problem of a field. */
  readonly wasRefused?: boolean
  /** The stored preferences, or a note that they were saved. */
  readonly children?: Child
}

/** The field that says which choices the form was filled in over. */
export const versionField = 'version'

/**
 * A reader's own page: all preferences, the pause among them, and the links to leave and to further letters.
 */
export const PreferencesPage: FC<PreferencesPageProps> = ({
  site,
  language,
  path,
  unsubscribePath,
  form,
  days,
  problems = [],
  version,
  wasRefused = false,
  children,
}) => {
  const ownPaths = { preferences: path, unsubscribe: unsubscribePath }
  return (
    <Layout
      site={site}
      language={language}
      title={language.pages.preferences.title}
      wasRefused={wasRefused || problems.length > 0}
    >
      <section class="sheet">
        <h1>{language.pages.preferences.title}</h1>
        {children}
        <form method="post" action={path}>
          {version !== '' && <input type="hidden" name={versionField} value={version} />}
          <ProblemSummary problems={problems} language={language} />
          <PreferencesFields
            names={preferenceNames}
            form={form}
            problems={problems}
            language={language}
            days={days}
          />
          <p class="actions">
            <button type="submit">{language.form.save}</button>
          </p>
        </form>
        <p class="small">
          <a href={unsubscribePath}>{language.pages.preferences.leave}</a>
          {askedLetters
            .filter(({ offeredOn }) => offeredOn.includes('preferences'))
            .map(({ name, under }) => (
              <>
                {' · '}
                <a href={`${ownPaths[under]}/${name}`}>{language.letters[name].offer}</a>
              </>
            ))}
        </p>
      </section>
    </Layout>
  )
}
