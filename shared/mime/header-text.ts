import { encodedWords } from './encoded-words.ts'

/** A longer word would have no room on a line of 78 (RFC 5322 §2.1.1) beside the name of its header. */
const longestWord = 60

/**
 * A text for an unstructured header, such as Subject. It is encoded (RFC 2047) if it is not plain ASCII, has a
 * word that would make a long line, or could be taken for an encoded word.
 */
export function headerText(text: string): string {
  const line = text.replaceAll(/[ \t]+/g, ' ').trim()
  const isPlain = /^[\x20-\x7e]*$/.test(line) && !line.includes('=?')
  return isPlain && hasShortWords(line) ? line : encodedWords(line)
}

function hasShortWords(line: string): boolean {
  return line.split(' ').every(({ length }) => length <= longestWord)
}

/**
 * A name in front of an address or an id in angle brackets (a phrase of RFC 5322 §3.2.5), quoted or encoded
 * where it must be. A name of more than `most` characters is cut.
 */
export function phrase(name: string, most: number): string {
  const text = headerText(shortened(name, most))
  // An encoded word must not stand in quotes (RFC 2047 §5).
  if (/^[\w -]*$/.test(text) || text.startsWith('=?')) return text
  const quoted = `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  return hasShortWords(quoted) ? quoted : encodedWords(text)
}

function shortened(name: string, most: number): string {
  // No character is shorter than a code unit.
  if (name.length <= most) return name
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : name
}
