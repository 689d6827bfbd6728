import { languageNames } from '../../subscriber/language-tag.ts'
import type { Frequency } from '../../subscriber/schedule.ts'
import type { PreferenceCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'

const frequencyWords: Readonly<Record<string, string>> = {
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Once a week, on Monday',
} satisfies Record<Frequency, string>

export const frequency = (value: string): string => frequencyWords[value] ?? value
export const hour = (value: number | string): string => `${String(value).padStart(2, '0')}:00`
export const zone = (name: string): string => name.replaceAll('_', ' ')
export const languageName = (tag: string): string => (languageNames as Record<string, string>)[tag] ?? tag

/** What a reader can choose, in the forms. */
export const preferences = ({ maximumTopics }: Facts): PreferenceCatalogue => ({
  hour: { label: 'Hour', isNone: 'is not an hour', option: hour },
  timezone: { label: 'Time zone', isNone: 'is not a time zone', option: zone },
  frequency: { label: 'How often', isNone: 'is not a frequency', option: frequency },
  topics: {
    label: 'Topics',
    isNone: 'is not a list of topics',
    hint: `Optional, one a line or separated by commas, up to ${maximumTopics}:`,
    examples: ['hierarchical clustering', 'speech -music', 'cs.LG', 'author: Jane Doe', '-quantum'],
  },
  language: { label: 'Language', isNone: 'is not a language', option: languageName },
  pausedUntil: {
    label: 'Pause until',
    isNone: 'is not a day',
    hint: 'Optional. Digests start again on this day; leave it empty for no pause.',
  },
})
