import { createHash } from 'node:crypto'
import { links } from '../subscriber/links.ts'
import type { Language } from './language.ts'

/**
 * The version of the words that a subscriber agrees to: a language and twelve hexadecimal digits, such as
 * `en-0123456789ab`. The words are those of the form, of the letters that ask for a confirmation, and of the page whose
 * button confirms. The version is computed from them, so that nobody has to remember to change it with them. The
 * operator's name for the service is one of the words.
 * @param form the language of the page with the form
 * @param reader the language of the letter and of the page that confirms; `en+de-…` if it is another one
 */
export function consentWording(form: Language, reader: Language = form): string {
  const { confirm, undo } = reader.letters
  const { title, body, button } = reader.pages.confirm
  const words = [
    ...[form.tagline, form.form.email, form.form.subscribe, form.form.promise, form.letters.undo.ask],
    ...[confirm, undo].map((letter) => [
      ...[letter.subject, letter.heading, letter.button, letter.note(links.confirm.lifetimeMs)],
      ...[[], ['one'], ['one', 'two']].map((topics) => letter.body('', topics, '')),
    ]),
    ...[title, body, button],
  ]
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  const tags = form.tag === reader.tag ? form.tag : `${form.tag}+${reader.tag}`
  return `${tags}-${hash.slice(0, 12)}`
}
