import { mendBareAccents } from './bare-accents.ts'
import { mendBareMaths } from './bare-maths.ts'
import { mendBraces } from './braces.ts'
import { withoutComments } from './comments.ts'
import { mendDashes } from './dashes.ts'
import { decodeEntities } from './html-entities.ts'
import { mendLinks } from './links.ts'
import { mendMacRoman } from './mac-roman.ts'
import { stripInline } from './markdown.ts'
import { mendMojibake } from './mojibake.ts'
import { mendPdfAccents } from './pdf-accents.ts'
import { mendQuotes } from './quotes.ts'
import { readTex } from './tex/read-tex.ts'
import { mendScripts } from './tex/scripts.ts'
import { mendTies } from './ties.ts'

/** Characters that are invisible or change the reading direction. A mail's plain text must not have them. */
const invisible =
  /[\p{Surrogate}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu

/**
 * How many rounds of repair a text gets. One repair may uncover another (an accent inside italics). No real
 * abstract nests deeper than this.
 */
const mostRounds = 24

/** What is repaired without knowing where TeX begins and ends. */
const inOrder = [
  mendQuotes,
  mendDashes,
  mendPdfAccents,
  mendBareAccents,
  mendTies,
  stripInline,
  mendBareMaths,
  mendScripts,
]

/**
 * Turns a title or abstract from a source into plain, readable text: one line, single spaces, no control or
 * direction characters. TeX debris is repaired only where its meaning is certain. A false conversion is worse
 * than a missed one, so anything else stays as it came. Cleaning twice is the same as cleaning once. Never
 * throws.
 */
export function plainText(source: string): string {
  let text = visibleLine(withoutComments(source))
  for (let round = 0; round < mostRounds; round++) {
    const mended = visibleLine(outsideProtected(readTex(mendBraces(mendLinks(text))), mend))
    if (mended === text) break
    text = mended
  }
  return text
}

function visibleLine(text: string): string {
  const readable = mendMacRoman(mendMojibake(decodeEntities(text)))
  const visible = readable
    .replace(invisible, '')
    .replace(/[\p{Cc}\p{Co}]/gu, ' ')
    .replace(ligature, partsOf)
  return visible.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Letters that typesetting joined. Other characters of compatibility have a meaning of their own. */
const ligature = /[\ufb00-\ufb06]/g
const partsOf = (letters: string) => letters.normalize('NFKC')

function mend(text: string): string {
  return inOrder.reduce((mended, step) => step(mended), text)
}

/** Code between backticks. */
const code = /((?<![`\\])`[^`'\s](?:[^`']{0,80}[^`'\s])?`(?!`))/

/** Applies a repair to the stretches of words between code and protected words, which stay as they are. */
function outsideProtected(text: string, repair: (stretch: string) => string): string {
  const pieces = text.includes('`') ? text.split(code) : [text]
  return pieces.map((piece, place) => (place % 2 === 1 ? piece : outsideWords(piece, repair))).join('')
}

function outsideWords(text: string, repair: (stretch: string) => string): string {
  const parts: string[] = []
  let stretch: string[] = []
  const flush = () => {
    if (stretch.length > 0) parts.push(repair(stretch.join(' ')))
    stretch = []
  }
  for (const word of text.split(' ')) {
    if (isProtected(word)) {
      flush()
      parts.push(word)
    } else stretch.push(word)
  }
  flush()
  return parts.join(' ')
}

/**
 * Is a word a link, or a formula that lost its `\frac` (`1{nK}`, `{n}{K}`)? Nobody can restore such a
 * formula.
 */
function isProtected(word: string): boolean {
  if (/:\/\/|^www\.|="|^\(?(?:doi:\s?)?10\.\d{4}/i.test(word)) return true
  if (/big+[()]/i.test(word)) return true
  if (/\\|(?<![A-Za-z])(?:sqrt\{[^{}]*\}|frac\{[^{}]*\}\{[^{}]*\})(?!\{)/.test(word)) return false
  return /[\dA-Za-z]\{|\}\{/.test(word)
}
