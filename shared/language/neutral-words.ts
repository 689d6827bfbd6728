import { languageNames } from '../subscriber/preferences/language-tag.ts'

// Words that read the same in every language.

/** An hour of a form, 0–23: 08:00 */
export const hour = (value: number | string): string => `${String(value).padStart(2, '0')}:00`

/** The name of an IANA time zone: America/New York; of a fixed offset: UTC−03:00 */
export const zone = (name: string): string => {
  const [, sign, hours = ''] = /^Etc\/GMT([+-])(\d+)$/.exec(name) ?? []
  if (sign === undefined) return name.replaceAll('_', ' ')
  // POSIX counts the hours to Greenwich, people count those from it.
  return `UTC${sign === '+' ? '−' : '+'}${hours.padStart(2, '0')}:00`
}

/** The own name of a language; of an unknown one its tag. */
export const languageName = (tag: string): string =>
  (languageNames as Readonly<Record<string, string>>)[tag] ?? tag
