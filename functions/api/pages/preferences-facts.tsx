import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'

interface PreferencesFactsProps {
  readonly preferences: Preferences
  readonly language: Language
  /** The day on which the current pause ends, in words; undefined without a pause. */
  readonly paused?: string | undefined
}

/** The preferences in words, as a list of terms. */
export const PreferencesFacts: FC<PreferencesFactsProps> = ({ preferences, language, paused }) => (
  <dl class="facts">
    {language.facts(preferences, paused).map(([term, description]) => (
      <>
        <dt>{term}</dt>
        <dd>{description}</dd>
      </>
    ))}
  </dl>
)
