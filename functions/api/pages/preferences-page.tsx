import type { Child, FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { FieldProblem } from '../../../shared/subscriber/preferences.ts'
import type { LocalDate } from '../../../shared/time/time-zone.ts'
import type { Site } from '../api-deps.ts'
import { described, FieldErrors, focused, ProblemSummary } from './form-problems.tsx'
import { Layout } from './layout.tsx'
import { PreferencesFields, type PreferencesForm } from './preferences-fields.tsx'

interface PreferencesPageProps {
  readonly site: Site
  readonly language: Language
  readonly path: string
  readonly unsubscribePath: string
  readonly form: PreferencesForm & { readonly pausedUntil: string }
  /** The first and the last day that a pause can last until. */
  readonly pauseDays: { readonly first: LocalDate; readonly last: LocalDate }
  readonly problems?: readonly FieldProblem[]
  /** What is set, or what was just saved. */
  readonly children?: Child
}

/** A reader's own choices: hour, zone, frequency, topics, pause. */
export const PreferencesPage: FC<PreferencesPageProps> = ({
  site,
  language,
  path,
  unsubscribePath,
  form,
  pauseDays,
  problems = [],
  children,
}) => (
  <Layout
    site={site}
    language={language}
    title={language.pages.preferences.title}
    wasRefused={problems.length > 0}
  >
    <section class="sheet">
      <h1>{language.pages.preferences.title}</h1>
      {children}
      <form method="post" action={path}>
        <ProblemSummary problems={problems} language={language} />
        <PreferencesFields form={form} problems={problems} language={language} />
        <label for="pausedUntil">{language.form.pausedUntil}</label>
        <input
          type="date"
          id="pausedUntil"
          name="pausedUntil"
          value={form.pausedUntil}
          min={pauseDays.first}
          max={pauseDays.last}
          {...described(problems, 'pausedUntil', 'pause-hint')}
          {...focused(problems, 'pausedUntil')}
        />
        <p class="hint" id="pause-hint">
          {language.form.pausedUntilHint}
        </p>
        <FieldErrors field="pausedUntil" problems={problems} language={language} />
        <p class="actions">
          <button type="submit">{language.form.save}</button>
        </p>
      </form>
      <p class="small">
        <a href={unsubscribePath}>{language.pages.preferences.leave}</a>
        {' · '}
        <a href={`${unsubscribePath}/erase`}>{language.pages.erase.link}</a>
      </p>
    </section>
  </Layout>
)
