import type { Preferences } from '../../subscriber/preferences/preferences.ts'
import type { Frequency } from '../../subscriber/preferences/schedule.ts'
import type { PreferenceCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { hour, languageName, zone } from '../neutral-words.ts'
import { counted, nbsp, quotedList } from './words.ts'

/** Adverbs, so that they can stand before an hour and in the middle of a sentence, too. */
const frequencyWords: Readonly<Record<string, string>> = {
  daily: 'Täglich',
  weekdays: 'Montags bis freitags',
  weekly: 'Einmal pro Woche, montags',
} satisfies Record<Frequency, string>

const frequency = (value: string): string => frequencyWords[value] ?? value

/** What a reader can choose, in the forms. */
export const preferences = ({ maximumTopics }: Facts): PreferenceCatalogue => ({
  hour: { label: 'Uhrzeit', isNone: 'ist keine Uhrzeit', option: hour },
  timezone: { label: 'Zeitzone', isNone: 'ist keine Zeitzone', option: zone },
  frequency: { label: 'Wie oft', isNone: 'ist keine Häufigkeit', option: frequency },
  topics: {
    label: 'Themen',
    isNone: 'ist keine Liste von Themen',
    hint: `Freiwillig: höchstens ${counted(maximumTopics, 'ein Thema', 'Themen')}, eines pro Zeile oder durch Kommas getrennt, am besten auf Englisch:`,
    examples: [
      'hierarchical clustering',
      'speech -music',
      'cs.LG',
      'author: Jane Doe',
      'org: DeepMind',
      'venue: CVPR',
      '-quantum',
    ],
  },
  language: { label: 'Sprache', isNone: 'ist keine Sprache', option: languageName },
  pausedUntil: {
    label: 'Pause bis',
    isNone: 'ist kein Tag',
    hint: 'Freiwillig. Ab diesem Tag kommen wieder Ausgaben; wenn Sie keine Pause möchten, lassen Sie das Feld leer.',
  },
})

/** What is said of a change. It counts the topics and names none. */
export const change: Language['change'] = {
  none: 'keine',
  topics: (before, now, added) =>
    `vorher ${before}, jetzt ${now}${now === 0 ? '' : `, davon ${added === 0 ? 'keines' : added} neu`}`,
}

/** When a reader gets digests. */
export const schedule = (chosen: Preferences): string =>
  `${frequency(chosen.frequency)} um ${hour(chosen.hour)}${nbsp}Uhr (Zeitzone ${zone(chosen.timezone)})`

/** What is set: a term and its words for each preference that counts. `paused` is the day on which a pause ends. */
export const preferenceFacts: Language['facts'] = (chosen, paused) => [
  ['Wann', schedule(chosen)],
  [
    'Themen',
    chosen.topics.length === 0 ? 'Keine: nur die meistbeachteten Paper des Tages' : quotedList(chosen.topics),
  ],
  ['Sprache', languageName(chosen.language ?? 'de')],
  ...(paused === undefined ? [] : [['Pause bis', paused] as const]),
]
