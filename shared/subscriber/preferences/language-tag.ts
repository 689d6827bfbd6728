/** The languages that a reader can choose, each by its own name. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const

export type LanguageTag = keyof typeof languageNames
export const languageTags = Object.keys(languageNames) as readonly LanguageTag[]

/** Tells whether a text is the tag of a language that a reader can choose. */
export function isLanguageTag(text: string | undefined): text is LanguageTag {
  return text !== undefined && Object.hasOwn(languageNames, text)
}
