import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import { pauseEnd } from '../../../shared/language/pause-end.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import { PreferencesFacts } from './preferences-facts.tsx'

interface TwoVersionsProps {
  readonly language: Language
  readonly before: Preferences
  readonly present: Preferences
  readonly now: EpochMs
}

/** A reader's choices before a change and now. */
export const TwoVersions: FC<TwoVersionsProps> = ({ language, before, present, now }) => {
  const words = language.pages['take-back']
  const versions = [
    [words.before, before],
    [words.present, present],
  ] as const
  return (
    <>
      {versions.map(([title, preferences]) => (
        <>
          <h2>{title}</h2>
          <PreferencesFacts {...{ preferences, language }} paused={pauseEnd(language, preferences, now)} />
        </>
      ))}
    </>
  )
}
