import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { FieldProblem } from '../../../shared/subscriber/field-problem.ts'
import { type Preferences, signUpPreferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { Site } from '../api-deps.ts'
import { ProblemSummary } from './form-problems.tsx'
import { MessagePage } from './layout.tsx'
import { PreferencesFacts } from './preferences-facts.tsx'
import { PreferencesFields, type PreferencesForm, summaryOf } from './preferences-fields.tsx'

interface ConfirmPageProps {
  readonly site: Site
  readonly language: Language
  readonly path: string
  readonly preferences: Preferences
  /** The day on which a pause ends that goes on after confirming, in words. */
  readonly paused?: string | undefined
  readonly form: PreferencesForm
  readonly problems?: readonly FieldProblem[]
}

/** A page with one button. Below it, a reader who wants to can change the preferences in the same step. */
export const ConfirmPage: FC<ConfirmPageProps> = ({
  site,
  language,
  path,
  preferences,
  paused,
  form,
  problems = [],
}) => {
  const { title, body, pausedBody, button, change } = language.pages.confirm
  const wasRefused = problems.length > 0
  return (
    <MessagePage
      site={site}
      language={language}
      title={title}
      body={paused === undefined ? body : pausedBody}
      wasRefused={wasRefused}
    >
      {paused !== undefined && <p>{language.pauseGoesOn(paused)}</p>}
      {/* After a refusal, the earlier choices would contradict the typed ones. */}
      {!wasRefused && <PreferencesFacts {...{ preferences, language, paused }} />}
      <form method="post" action={path}>
        <ProblemSummary problems={problems} language={language} />
        <button type="submit">{button}</button>
        <details open={wasRefused}>
          <summary>{wasRefused ? summaryOf(form, language) : change}</summary>
          <PreferencesFields names={signUpPreferences} form={form} problems={problems} language={language} />
          <button type="submit">{button}</button>
        </details>
      </form>
    </MessagePage>
  )
}
