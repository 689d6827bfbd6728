import { languageTags } from '../subscriber/preferences/language-tag.ts'
import { type ConsentWords, consentVersion, formWords, readerWords } from './consent-wording.ts'
import { factsOf } from './facts.ts'
import { languagesOf } from './languages.ts'

/** Stands for the operator's name for the service in words that are kept. */
const brandPlace = '{brand}'

/** Words of one language that were in force once, without the operator's name. */
export interface KeptWords {
  readonly language: string
  /** `form`: the page with the form. `reader`: the letter that asks for a confirmation, and its page. */
  readonly part: 'form' | 'reader'
  readonly words: ConsentWords
}

/** The words that are in force now, in every language. */
export async function wordsInForce(): Promise<readonly KeptWords[]> {
  const languages = languagesOf(factsOf(brandPlace), 'en')
  const found = languageTags.map(async (tag): Promise<readonly KeptWords[]> => {
    const language = await languages.load(tag)
    return [
      { language: tag, part: 'form', words: formWords(language) },
      { language: tag, part: 'reader', words: readerWords(language) },
    ]
  })
  return (await Promise.all(found)).flat()
}

/** All words that were ever in force. They are loaded when somebody asks, which is rare. */
export async function keptWords(): Promise<readonly KeptWords[]> {
  return (await import('./kept-words.json', { with: { type: 'json' } })).default as readonly KeptWords[]
}

/** What somebody read before they agreed. */
export interface ReadWords {
  readonly form: readonly string[]
  readonly letterAndPage: readonly string[]
}

/**
 * The words of a version as `consentWording` names it; undefined if no kept words have it. A stored version knows the
 * name that the service had then.
 * @param brands the names that the service has or had
 */
export function wordsOf(
  version: string,
  brands: readonly string[],
  kept: readonly KeptWords[],
): ReadWords | undefined {
  const part = (wanted: KeptWords['part']) => kept.filter((each) => each.part === wanted)
  for (const brand of brands) {
    for (const form of part('form')) {
      for (const reader of part('reader')) {
        const [read, answered] = [named(form.words, brand), named(reader.words, brand)]
        if (consentVersion([form.language, read], [reader.language, answered]) !== version) continue
        return { form: textsOf(read), letterAndPage: textsOf(answered) }
      }
    }
  }
  return undefined
}

/** Finds the words of a version, for a service that has or had these names. */
export function wordsFinder(
  ...brands: readonly string[]
): (version: string) => Promise<ReadWords | undefined> {
  return async (version) => wordsOf(version, brands, await keptWords())
}

function named(words: ConsentWords, brand: string): ConsentWords {
  return JSON.parse(JSON.stringify(words).replaceAll(brandPlace, () => JSON.stringify(brand).slice(1, -1)))
}

/** Every text once, in its order. */
function textsOf(words: ConsentWords): string[] {
  const texts = (word: ConsentWords[number]): string[] =>
    typeof word === 'string' ? [word] : Object.values(word).flatMap(texts)
  return [...new Set(words.flatMap(texts))]
}
