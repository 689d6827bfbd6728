import { createHash } from 'node:crypto'
import { links } from '../subscriber/link/links.ts'
import type { Language } from './language.ts'

/** Words that somebody agreed to, in their order on page and in mail. */
export type ConsentWords = readonly ConsentWord[]
type ConsentWord = string | { readonly [name: string]: ConsentWord } | readonly ConsentWord[]

/**
 * The version of the words that a subscriber agrees to: a language and twelve hexadecimal digits, such as
 * `en-0123456789ab`. The words are those of the form, of the letters that ask for a confirmation, and of the page whose
 * button confirms. The version is computed from them, so that nobody has to remember to change it with them. The
 * operator's name for the service is one of the words. `keptWords` leads from a version back to its words.
 * @param form the language of the page with the form
 * @param reader the language of the letter and of the page that confirms; `en+de-…` if it is another one
 */
export function consentWording(form: Language, reader: Language = form): string {
  return consentVersion([form.tag, formWords(form)], [reader.tag, readerWords(reader)])
}

/** The version of the words of a form and of a reader's letter, each with its language. */
export function consentVersion(
  [formTag, form]: readonly [string, ConsentWords],
  [readerTag, reader]: readonly [string, ConsentWords],
): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([...form, ...reader]))
    .digest('hex')
  const tags = formTag === readerTag ? formTag : `${formTag}+${readerTag}`
  return `${tags}-${hash.slice(0, 12)}`
}

/** The words of the page with the form. */
export function formWords(form: Language): ConsentWords {
  return [form.tagline, form.form.email, form.form.subscribe, form.form.promise, form.letters.undo.ask]
}

/** The words of the letters that ask for a confirmation, and of the page whose button confirms. */
export function readerWords(reader: Language): ConsentWords {
  const { confirm, undo } = reader.letters
  const { title, body, button } = reader.pages.confirm
  return [
    ...[confirm, undo].map((letter) => [
      ...[letter.subject, letter.heading, letter.button, letter.note(links.confirm.lifetimeMs)],
      ...[[], ['one'], ['one', 'two']].map((topics) => letter.body('', topics, '')),
    ]),
    ...[title, body, button],
  ]
}
