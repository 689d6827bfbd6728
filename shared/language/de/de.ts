import { localDate } from '../../time/time-zone.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { api, problem } from './api.ts'
import { letters } from './letters.ts'
import { linkPages } from './link-pages.ts'
import { digest, footer } from './mails.ts'
import { form, pages } from './pages.ts'
import { edition, paper } from './papers.ts'
import { change, preferenceFacts, preferences, schedule } from './preferences.ts'
import { privacy } from './privacy.ts'
import { dateRange, longDate } from './words.ts'

/** Every sentence that people see, in German. */
export const de = (facts: Facts): Language => {
  const preferenceWords = preferences(facts)
  return {
    tag: 'de',
    brand: facts.brand,
    tagline: 'Die meistbeachteten Paper aus der Forschung, einmal am Tag, zur Stunde Ihrer Wahl.',

    date: longDate,
    dates: (editions) => {
      const [first, last] = [editions.at(0), editions.at(-1)]
      if (!first || !last) return ''
      return first === last ? longDate(last.id) : dateRange(first.id, last.id)
    },
    day: (at, timezone) => longDate(localDate(at, timezone)),
    schedule,
    pauseGoesOn: (day) => `Ihre Pause dauert noch bis ${day}. Von diesem Tag an kommen wieder Ausgaben.`,
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
