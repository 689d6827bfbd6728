import { parseCategory } from '../arxiv-category.ts'
import { isOtherNumber } from './long-number.ts'
import { undisguised } from './undisguised.ts'

/** Mail programs make a link of a number with this many digits, or with one less behind a plus sign. */
const fewestDigits = 8
/** The longest number has 15 digits (ITU-T E.164). */
const mostDigits = 15
/** Fewer digits behind a word such as "call" are a short number of a country's own, or a count. */
const fewestAnnounced = 6

/** A run of digits with the separators of telephone numbers. */
const run =
  /(?<![\p{L}\p{N}.])(?<sign>\+ ?)?\(?\d(?:[ ./()-]{0,3}\d)+(?=x\d{1,5}(?![\p{L}\p{N}])|(?![\p{L}\p{N}]|\.\d))/gu

/** A word that says what follows: `tel 123456`. */
const announced =
  /(?<![\p{L}\p{N}])(?:tel(?:e(?:ph|f)one?)?|phone|call|dial|fon|fax|handy|anrufen|whatsapp|sms)(?: (?:me|us|now|at|on|unter))*[.:]* ?(?<number>\+?\(?\d[\d ./()-]*\d)/iu

/** `1-800-FLOWERS`, `1 800 FLOWERS`, `888-GO-FEDEX` */
const inLetters =
  /(?<![\p{L}\p{N}])(?:1[ .-]?(?:8(?:00|88|77|66|55|44|33)|900)[ .-]?|(?:8(?:00|88|77|66|55|44|33)|900)-)(?:[A-Z]{7}|[A-Z]{2}-[A-Z]{5}|[A-Z]{4}-[A-Z]{3}|[A-Z]{3}-[A-Z]{4})(?!\p{L})/u

/** How people write a number without a plus sign to dial it, where other numbers are written differently. */
const dialled: readonly RegExp[] = [
  // `030 1234567`, `0049 171 …`
  /^\(?0/,
  // `555-123-4567`, `(555) 123-4567`, `1.800.555.1234`
  /^(?:1[ .-])?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}$/,
  // `612 345 678`, `612 34 56 78`, `22 33 44 55`
  /^\d{3}([ -])\d{3}\1\d{3}$/,
  /^\d{2,3}([ -])\d{2}\1\d{2}\1\d{2}$/,
  // `44 20 7946 0958`: a country's number without its plus.
  /^\d{1,3}(?:[ -]\d{2,5}){1,2}[ -]\d{4,8}$/,
]

/** `555-1234`, with nothing beside it */
const local = /^\d{3}[ .-]\d{4}$/

/** Nobody calls a number of two digits. */
const harmless = /^[ -/:-~]*(?:\d[ -/:-~]*){0,2}$/

/** The telephone number that a mail program or a person would see in a text; undefined if there is none. */
export function telephoneIn(text: string): string | undefined {
  if (harmless.test(text)) return undefined
  const plain = withoutIds(inPlainSeparators(undisguised(text)))
  const vanity = inLetters.exec(plain)?.[0]
  if (vanity !== undefined) return vanity
  const named = announced.exec(plain)?.groups?.number
  if (named !== undefined && digitsOf(named).length >= fewestAnnounced && !isOtherNumber(named)) return named
  // Digits that stand alone are a number to call rather than a subject.
  const standsAlone = !/\p{L}/u.test(plain)
  for (const { 0: found, groups } of plain.matchAll(run)) {
    if (isTelephone(found, groups?.sign !== undefined, standsAlone)) return found
  }
  return undefined
}

/** `0171_123·4567`, `[0171] 1234567` */
function inPlainSeparators(text: string): string {
  return text.replace(/(?<=\d ?)[_\u00b7\u2022\u2219\u22c5](?= ?\d)/g, '-').replace(/[[{](\d+)[\]}]/g, '($1)')
}

/**
 * A text without digits that nobody dials: those of a word (`COVID-19`), of papers' ids (DOIs, arXiv's old and new
 * numbers), of clinical trials, and of stars, which are named for where they stand (`WISE 0855-0714`).
 */
function withoutIds(text: string): string {
  return text
    .replace(/(?<=\p{L})-[1-9]\d?(?=\s|$)/gu, '')
    .replace(/\bNCT[ -]?\d{8}(?!\d)/g, 'id')
    .replace(
      /\b(?:2MASS|HE|HS|IRAS|LSPM|MRC|PG|PKS|PSR|QSO|SDSS|TXS|ULAS|VLA|WD|WISE)[A-Z]? [BJ]?\d{4,5}-\d{3,4}(?!\d)/g,
      'id',
    )
    .replace(/(?<![\d.])10\.\d{4,9}\/\S+/g, 'id')
    .replace(/(?<![\d.])\d{4}\.\d{4,5}(?:v\d+)?(?![\d.])/g, 'id')
    .replace(/([a-z-]+(?:\.[A-Za-z]{2})?)\/\d{7}(?:v\d+)?(?!\d)/g, (id, archive: string) =>
      (parseCategory(archive) ?? parseCategory(`${archive}.*`)) ? 'id' : id,
    )
}

function isTelephone(text: string, hasPlus: boolean, standsAlone: boolean): boolean {
  const { length } = digitsOf(text)
  if (standsAlone && local.test(text)) return !isOtherNumber(text)
  if (length > mostDigits || length < (hasPlus ? fewestDigits - 1 : fewestDigits)) return false
  if (isOtherNumber(text.replace(/^\+ ?/, ''))) return false
  if (hasPlus) return true
  // Catalogues and data bases number their entries with up to nine digits.
  if (/^\d+$/.test(text)) return length >= 10 || text.startsWith('0')
  return standsAlone || (length >= 10 ? dialled : dialled.slice(0, -1)).some((shape) => shape.test(text))
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
