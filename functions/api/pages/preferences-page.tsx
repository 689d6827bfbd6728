import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { FieldProblem } from '../../../shared/subscriber/preferences.ts'
import type { Site } from '../api-deps.ts'
import { Layout } from './layout.tsx'
import { FieldErrors, invalid, PreferencesFields, type PreferencesForm } from './preferences-fields.tsx'

interface PreferencesPageProps {
  readonly site: Site
  readonly language: Language
  readonly path: string
  readonly unsubscribePath: string
  readonly form: PreferencesForm & { readonly pausedUntil: string }
  readonly problems?: readonly FieldProblem[]
  /** What was just saved, in words. */
  readonly saved?: string
}

/** A reader's own choices: hour, zone, frequency, topics, pause. */
export const PreferencesPage: FC<PreferencesPageProps> = ({
  site,
  language,
  path,
  unsubscribePath,
  form,
  problems = [],
  saved,
}) => (
  <Layout site={site} language={language} title={language.pages.preferences.title}>
    <section class="sheet">
      <h1>{language.pages.preferences.title}</h1>
      {saved && (
        <p class="note" role="status">
          <strong>{language.pages.preferences.saved}</strong> {saved}
        </p>
      )}
      <form method="post" action={path}>
        <PreferencesFields form={form} problems={problems} language={language} />
        <label for="pausedUntil">{language.form.pausedUntil}</label>
        <input
          type="date"
          id="pausedUntil"
          name="pausedUntil"
          value={form.pausedUntil}
          aria-describedby="pause-hint"
          {...invalid(problems, 'pausedUntil')}
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
      </p>
    </section>
  </Layout>
)
