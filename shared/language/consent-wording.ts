import { createHash } from 'node:crypto'
import type { Language } from './language.ts'

/**
 * The version of the words that somebody agrees to by signing up, `en-` and twelve hexadecimal digits: what the form
 * promises and what the letter says that is to be confirmed. It is computed from the words, so that it cannot be
 * forgotten when they change. The operator's name for the service is one of the words.
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
