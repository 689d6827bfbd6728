import type { EditionHead } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import { frequencies, type Preferences } from '../subscriber/preferences.ts'
import type { EpochMs } from '../time/clock.ts'
import { localDate } from '../time/time-zone.ts'
import { api, problem } from './en-api.ts'
import { digest, footer, letters } from './en-mails.ts'
import { form, pages } from './en-pages.ts'
import { edition, paper } from './en-papers.ts'
import { longDate, quotedList, shortDate } from './en-words.ts'

const frequencyWords = {
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Once a week, on Monday',
} as const satisfies Record<Preferences['frequency'], string>

/** Every sentence that people see, in English. Another language is another file of this shape. */
export const en = {
  tag: 'en',
  brand: 'Paperwire',
  tagline: 'The day’s trending research papers, once a day, at the hour you choose.',
  wordingVersion: 'en-2026-11-25',

  date: (id: EditionId) => longDate(id),
  dates: (editions: readonly EditionHead[]) => {
    const [first, last] = [editions.at(0), editions.at(-1)]
    if (!first || !last) return ''
    if (first === last) return longDate(last.id)
    return `${shortDate(first.id)} – ${longDate(last.id)}`
  },
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  zone: (zone: string) => zone.replaceAll('_', ' '),
  frequency: (frequency: Preferences['frequency']) => frequencyWords[frequency],
  frequencies,
  schedule: (preferences: Preferences) =>
    `${frequencyWords[preferences.frequency]} at ${en.hour(preferences.hour)}, ${en.zone(preferences.timezone)} time`,
  topics: (topics: readonly string[]) =>
    topics.length === 0 ? 'None: just the day’s top papers' : quotedList(topics),
  day: (at: EpochMs, zone: Preferences['timezone']) => longDate(localDate(at, zone)),

  paper,
  edition,
  digest,
  letters,
  footer,
  form,
  pages,
  problem,
  api,
} as const

export type Language = typeof en
