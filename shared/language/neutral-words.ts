import { languageNames } from '../subscriber/language-tag.ts'

// Words that read the same in every language.

/** An hour of a form, 0–23: 08:00 */
export const hour = (value: number | string): string => `${String(value).padStart(2, '0')}:00`

/** The name of an IANA time zone: America/New York */
export const zone = (name: string): string => name.replaceAll('_', ' ')

/** The own name of a language; of an unknown one its tag. */
export const languageName = (tag: string): string =>
  (languageNames as Readonly<Record<string, string>>)[tag] ?? tag
