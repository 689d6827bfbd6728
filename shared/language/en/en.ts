import type { EditionHead } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import type { LanguageTag } from '../../subscriber/preferences/language-tag.ts'
import type { Preferences } from '../../subscriber/preferences/preferences.ts'
import type { EpochMs } from '../../time/clock.ts'
import { localDate } from '../../time/time-zone.ts'
import type { Facts } from '../facts.ts'
import { api, problem } from './api.ts'
import { letters } from './letters.ts'
import { linkPages } from './link-pages.ts'
import { digest, footer } from './mails.ts'
import { form, pages } from './pages.ts'
import { edition, paper } from './papers.ts'
import { change, preferenceFacts, preferences, schedule } from './preferences.ts'
import { privacy } from './privacy.ts'
import { longDate, shortDate } from './words.ts'

/** Every sentence that people see, in English. */
export const en = (facts: Facts) => {
  const tag: LanguageTag = 'en'
  const preferenceWords = preferences(facts)
  return {
    tag: tag as LanguageTag,
    brand: facts.brand,
    tagline: 'The day’s trending research papers, once a day, at the hour you choose.',

    date: (id: EditionId) => longDate(id),
    dates: (editions: readonly EditionHead[]) => {
      const [first, last] = [editions.at(0), editions.at(-1)]
      if (!first || !last) return ''
      if (first === last) return longDate(last.id)
      return `${shortDate(first.id)} – ${longDate(last.id)}`
    },
    day: (at: EpochMs, timezone: Preferences['timezone']) => longDate(localDate(at, timezone)),
    schedule,
    pauseGoesOn: (day: string) => `Your pause goes on until ${day}. Digests start again on that day.`,
    facts: preferenceFacts,
    change,

    paper,
    edition,
    digest,
    footer,
    letters: letters(facts),
    preferences: preferenceWords,
    form,
    pages: { ...pages(facts), ...linkPages(facts) },
    privacy: privacy(facts),
    problem: problem(facts, preferenceWords),
    api: api(facts),
  }
}
