import { de } from '../../shared/language/de/de.ts'
import { en as english } from '../../shared/language/en/en.ts'
import { factsOf } from '../../shared/language/facts.ts'
import { type Catalogues, languagesOf } from '../../shared/language/languages.ts'

const facts = factsOf('Paperwire')

/** The English catalogue of a service called Paperwire. */
export const en = english(facts)

/** All languages of a service called Paperwire, English unless a reader says otherwise. */
export const languages = languagesOf(facts, 'en')

/** Catalogues that are loaded already, because simulated time cannot wait for a module. */
export const catalogues: Catalogues = { en: async () => english, de: async () => de }
