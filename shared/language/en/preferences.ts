import type { Preferences } from '../../subscriber/preferences/preferences.ts'
import type { Frequency } from '../../subscriber/preferences/schedule.ts'
import type { PreferenceCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import { hour, languageName, zone } from '../neutral-words.ts'
import { quotedList } from './words.ts'

const frequencyWords: Readonly<Record<string, string>> = {
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Once a week, on Monday',
} satisfies Record<Frequency, string>

const frequency = (value: string): string => frequencyWords[value] ?? value

/** The words for a reader's choices in the forms. */
export const preferences = ({ maximumTopics }: Facts): PreferenceCatalogue => ({
  hour: { label: 'Hour', isNone: 'is not an hour', option: hour },
  timezone: { label: 'Time zone', isNone: 'is not a time zone', option: zone },
  frequency: { label: 'How often', isNone: 'is not a frequency', option: frequency },
  topics: {
    label: 'Topics',
    isNone: 'is not a list of topics',
    hint: `Optional, one a line or separated by commas, up to ${maximumTopics}:`,
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
  language: { label: 'Language', isNone: 'is not a language', option: languageName },
  pausedUntil: {
    label: 'Pause until',
    isNone: 'is not a day',
    hint: 'Optional. Digests start again on this day; leave it empty for no pause.',
  },
})

/** What is said of a change, in our own words alone: whoever is forwarded a digest can type a topic. */
export const change = {
  none: 'none',
  topics: (before: number, now: number, added: number): string =>
    `${before} before, ${now} now${now === 0 ? '' : `, ${added === 0 ? 'none' : added} of them new`}`,
}

/** When a reader gets digests. */
export const schedule = (chosen: Preferences): string =>
  `${frequency(chosen.frequency)} at ${hour(chosen.hour)}, ${zone(chosen.timezone)} time`

/**
 * A reader's preferences, each as a term and its words. `paused` is the day on which a pause ends, in words.
 */
export const preferenceFacts = (
  chosen: Preferences,
  paused: string | undefined,
): readonly (readonly [string, string])[] => [
  ['When', schedule(chosen)],
  ['Topics', chosen.topics.length === 0 ? 'None: just the day’s top papers' : quotedList(chosen.topics)],
  ['Language', languageName(chosen.language ?? 'en')],
  ...(paused === undefined ? [] : [['Paused until', paused] as const]),
]
