import type { EditionHead } from '../../edition/edition.ts'
import type { EditionId } from '../../edition/edition-id.ts'
import type { LanguageTag } from '../../subscriber/language-tag.ts'
import type { Preferences } from '../../subscriber/preferences.ts'
import type { EpochMs } from '../../time/clock.ts'
import { localDate } from '../../time/time-zone.ts'
import type { Facts } from '../facts.ts'
import { api, problem } from './api.ts'
import { letters } from './letters.ts'
import { digest, footer } from './mails.ts'
import { form, pages } from './pages.ts'
import { edition, paper } from './papers.ts'
import { frequency, hour, languageName, preferences, zone } from './preferences.ts'
import { longDate, quotedList, shortDate } from './words.ts'

const schedule = (chosen: Preferences): string =>
  `${frequency(chosen.frequency)} at ${hour(chosen.hour)}, ${zone(chosen.timezone)} time`

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
    languageName,
    /** What is set: each preference that counts, with its words. `paused` is the day on which a pause ends. */
    facts: (chosen: Preferences, paused: string | undefined): readonly (readonly [string, string])[] => [
      ['When', schedule(chosen)],
      ['Topics', chosen.topics.length === 0 ? 'None: just the day’s top papers' : quotedList(chosen.topics)],
      ['Language', languageName(chosen.language ?? tag)],
      ...(paused === undefined ? [] : [['Paused until', paused] as const]),
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
