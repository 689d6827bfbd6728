import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { FieldProblem, Preferences } from '../../../shared/subscriber/preferences.ts'
import type { Site } from '../api-deps.ts'
import { MessagePage } from './layout.tsx'
import { PreferencesFields, type PreferencesForm } from './preferences-fields.tsx'

interface ConfirmPageProps {
  readonly site: Site
  readonly language: Language
  readonly path: string
  readonly preferences: Preferences
  readonly form: PreferencesForm
  readonly problems?: readonly FieldProblem[]
}

/** One button. What was chosen can be changed in the same step, without being asked to. */
export const ConfirmPage: FC<ConfirmPageProps> = ({
  site,
  language,
  path,
  preferences,
  form,
  problems = [],
}) => (
  <MessagePage
    site={site}
    language={language}
    title={language.pages.confirm.title}
    body={language.pages.confirm.body}
  >
    <dl class="facts">
      <dt>{language.form.when}</dt>
      <dd>{language.schedule(preferences)}</dd>
      <dt>{language.form.topics}</dt>
      <dd>{language.topics(preferences.topics)}</dd>
    </dl>
    <form method="post" action={path}>
      <button type="submit">{language.pages.confirm.button}</button>
      <details open={problems.length > 0}>
        <summary>{language.pages.confirm.change}</summary>
        <PreferencesFields form={form} problems={problems} language={language} />
      </details>
    </form>
  </MessagePage>
)
