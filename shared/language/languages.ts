import { isLanguageTag, type LanguageTag } from '../subscriber/preferences/language-tag.ts'
import type { Preferences } from '../subscriber/preferences/preferences.ts'
import type { Facts } from './facts.ts'
import type { Language } from './language.ts'

/** Where the catalogue of each language comes from. */
export type Catalogues = Readonly<Record<LanguageTag, () => Promise<(facts: Facts) => Language>>>

/**
 * Each language is a module that is loaded at its first use, so that no cold start grows with the number of
 * languages.
 */
const onDemand: Catalogues = {
  en: async () => (await import('./en/en.ts')).en,
  de: async () => (await import('./de/de.ts')).de,
}

export interface Languages {
  /** The operator's choice, for readers who chose no language. */
  readonly initial: LanguageTag
  readonly load: (tag: LanguageTag) => Promise<Language>
  /** The tag of a reader's language: the initial one for an item that names none, or an unknown one. */
  readonly tagOf: (preferences: Pick<Preferences, 'language'>) => LanguageTag
  /** The language that a reader chose; otherwise the initial one. */
  readonly of: (reader: { readonly preferences: Pick<Preferences, 'language'> }) => Promise<Language>
}

/** The languages of a deployment. Each is loaded once. */
export function languagesOf(facts: Facts, initial: LanguageTag, catalogues = onDemand): Languages {
  const loaded = new Map<LanguageTag, Promise<Language>>()
  const load = (tag: LanguageTag): Promise<Language> => {
    const known = loaded.get(tag)
    if (known) return known
    const loading = catalogues[tag]().then((catalogue) => catalogue(facts))
    loaded.set(tag, loading)
    // A failure is not kept: the next request tries again.
    loading.catch(() => loaded.delete(tag))
    return loading
  }
  const tagOf = (preferences: Pick<Preferences, 'language'>): LanguageTag => languageOf(preferences, initial)
  return { initial, load, tagOf, of: ({ preferences }) => load(tagOf(preferences)) }
}

/**
 * The language of a reader. A stored reader may name a language that only a newer release has: then it is
 * `initial`.
 */
export function languageOf({ language }: Pick<Preferences, 'language'>, initial: LanguageTag): LanguageTag {
  return isLanguageTag(language) ? language : initial
}
