import { createHash } from 'node:crypto'
import type { Language } from './language.ts'

/**
 * The version of the words to which a reader agrees by signing up: the language's tag, a hyphen and twelve
 * hexadecimal digits. The words are those of the form and of the letter that asks for confirmation. The
 * version is computed from them, so that nobody can forget to change it with them. The operator's name for
 * the service is one of the words.
 */
export function consentWording({ tag, tagline, form, letters }: Language): string {
  const { subject, heading, body, button, note } = letters.confirm
  const words = [
    ...[tagline, form.email, form.subscribe, form.promise],
    ...[subject, heading, ...body('', []), ...body('', ['']), button, note(0)],
  ]
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  return `${tag}-${hash.slice(0, 12)}`
}
