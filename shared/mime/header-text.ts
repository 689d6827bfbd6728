import { encodeWord, quoteString } from 'nodemailer/lib/mime-funcs'

/** RFC 2047 §2 allows 75. This leaves room for the name of the header on the first line. */
const longestEncodedWord = 60

/** A word of this length still has room on a line of 78 (RFC 5322 §2.1.1) beside the name of its header. */
const longestWord = 60

/**
 * Text of an unstructured header, such as Subject, that can be folded to short lines at its spaces. It is
 * encoded (RFC 2047) if it is not plain ASCII, has a word without room on a line, or could be taken for an
 * encoded word.
 */
export function headerText(text: string): string {
  const line = text.replaceAll(/[ \t]+/g, ' ').trim()
  const isPlain = /^[\x20-\x7e]*$/.test(line) && !line.includes('=?')
  return isPlain && line.split(' ').every(({ length }) => length <= longestWord)
    ? line
    : encodeWord(line, mostlyLatin(line) ? 'Q' : 'B', longestEncodedWord)
}

/**
 * A name before an address or an id in angle brackets: a phrase of RFC 5322 §3.2.5, quoted or encoded where it
 * must be. A name with more than `most` characters is cut.
 */
export function phrase(name: string, most: number): string {
  const text = headerText(shortened(name, most))
  // An encoded word must not stand in quotes (RFC 2047 §5).
  return /^[\w -]*$/.test(text) || text.startsWith('=?') ? text : quoteString(text)
}

function shortened(name: string, most: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : name
}

/** Whether the letters stay readable as they are, with only some others encoded. */
function mostlyLatin(text: string): boolean {
  return text.replaceAll(/[^a-z]/gi, '').length > text.replaceAll(/[\x20-\x7e]/g, '').length
}
