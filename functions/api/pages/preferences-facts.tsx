import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/en.ts'
import type { Preferences } from '../../../shared/subscriber/preferences.ts'

interface PreferencesFactsProps {
  readonly preferences: Preferences
  readonly language: Language
  /** The day on which a pause ends, where one goes on. */
  readonly paused?: string | undefined
}

/** What is set, in words. */
export const PreferencesFacts: FC<PreferencesFactsProps> = ({ preferences, language, paused }) => (
  <dl class="facts">
    <dt>{language.form.when}</dt>
    <dd>{language.schedule(preferences)}</dd>
    <dt>{language.form.topics}</dt>
    <dd>{language.topics(preferences.topics)}</dd>
    {paused !== undefined && (
      <>
        <dt>{language.form.paused}</dt>
        <dd>{paused}</dd>
      </>
    )}
  </dl>
)
