import type { Preferences } from '../../subscriber/preferences.ts'
import { localDate } from '../../time/time-zone.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { api, problem } from './api.ts'
import { letters } from './letters.ts'
import { digest, footer } from './mails.ts'
import { form, pages } from './pages.ts'
import { edition, paper } from './papers.ts'
import { frequency, hour, languageName, preferences, zone } from './preferences.ts'
import { dateRange, longDate, nbsp, quotedList } from './words.ts'

const schedule = (chosen: Preferences): string =>
  `${frequency(chosen.frequency)} um ${hour(chosen.hour)}${nbsp}Uhr (Zeitzone ${zone(chosen.timezone)})`

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
    languageName,
    facts: (chosen, paused) => [
      ['Wann', schedule(chosen)],
      [
        'Themen',
        chosen.topics.length === 0
          ? 'Keine: nur die meistbeachteten Paper des Tages'
          : quotedList(chosen.topics),
      ],
      ['Sprache', languageName(chosen.language ?? 'de')],
      ...(paused === undefined ? [] : [['Pause bis', paused] as const]),
    ],

    paper,
    edition,
    digest,
    footer,
    letters: letters(facts),
    preferences: preferenceWords,
    form,
    pages: pages(facts),
    problem: problem(facts, preferenceWords),
    api: api(facts),
  }
}
