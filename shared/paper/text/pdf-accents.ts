const vowel = '[aeiouyAEIOUY\\u00e0-\\u00e5\\u00e8-\\u00ef\\u00f2-\\u00f6\\u00f9-\\u00fd]'
const consonant = '[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]'
const afterConsonant = `(?<=\\p{L})(?<!${vowel})`
const inWord = '(?<=\\p{L})'
const beforeSmall = `(?=(?!${vowel})\\p{Ll})`

/** Between the syllables of Chinese names: `Yan´an`, `Chang´e`. */
const ofPinyin = '(?<=ng|an|in)´an(?!\\p{L})|(?<=ng)´e(?!\\p{L})'

const acute = '\u0301'
const diaeresis = '\u0308'
const tilde = '\u0303'
const doubleAcute = '\u030b'
const cedilla = '\u0327'
const caron = '\u030c'
const breve = '\u0306'
const ring = '\u030a'

/**
 * Where a mark certainly belongs to the letter behind it (`G¨odel`) or before it (`Mu¨ller`): the other letter
 * cannot have it. `Le´on` stays, and so does `´` where it may be an apostrophe: `l´eau`, `it´s`, `Xi´an`.
 */
const places: readonly (readonly [place: string, mark: string])[] = [
  [`${inWord}´ ?(ı)`, acute],
  ['(ı)´(?!ı)', acute],
  [
    `(?<=(?<!\\p{L})[BFGHKPRVZ]|\\p{L}(?!${vowel})\\p{L})(?<!\\b(?:[Ee]ntr|Qur|Mas|Ash|Jum))(?!${ofPinyin})´([aeiouy])(?!m\\b)`,
    acute,
  ],
  [`(?<=i)´(c)(?!\\p{L})|(?<=[aeio])´(n)(?=sk)|(?<=[aeo])´(z)(?=ni|mi)`, acute],
  ['(?<!\\p{L})ˇ([CRSZ])(?=\\p{Ll})', caron],
  ['(?<!\\p{L})¨([AOU])(?=\\p{Ll})', diaeresis],
  ['(?<!\\p{L})˚(A)(?=\\p{Ll})', ring],
  [`([aeioA])´(?=${consonant}{1,3}[a-z]{0,3}ez(?!\\p{L}))`, acute],
  [`${afterConsonant}¨([aeiouy])|${afterConsonant}¨ ([aou])(?=\\p{Ll})|(?<=\\p{L})¨ ?(ı)`, diaeresis],
  ['(?<=a)¨(i)|(?<=o)¨(e)(?=l?(?!\\p{L}))', diaeresis],
  [`([aA])¨(?=u)|(?<=\\p{L})([aeiou])¨${beforeSmall}|([aouAOU])¨(?=(?!${vowel})\\p{Ll}\\p{Ll})`, diaeresis],
  ['(?<=[aeiou])˜(n)(?=[aeou])|([nN])˜(?=a(?!o)|[eu]|o(?!e))', tilde],
  ['(?<=\\p{L})(?<![aA])˜(a)(?=[oe])|(?<=\\p{L}(?![aoAO])\\p{L})˜([ao])|([aoAO])˜(?=[oe])', tilde],
  ['(?<=\\p{L})(?<![ouOU])˝([ou])|([ouOU])˝(?=(?![ou])\\p{Ll})', doubleAcute],
  ['(?<=\\p{L})(?<![cstCST])¸([cst])|([cstCST])¸(?=[aeiouı])', cedilla],
  ['(?<=\\p{L})(?<![cdnrstzCDNRSTZ])ˇ([cdenrstz])|(?<=[dntDNT])ˇ(e)', caron],
  ['([cnrszCNRSZ])ˇ(?=[aiouyá])|([cszCSZ])ˇ(?=e)|([crszCRSZ])ˇ(?![cdenrstz])', caron],
  ['(?<=\\p{L})(?<!a)˘([agı])|([aA])˘(?=[b-df-hj-np-tv-z])', breve],
  ['(?<=\\p{L})(?<![aA])˚([au])|([aA])˚(?=[b-df-hj-np-tv-z])', ring],
]
const rules = places.map(([place, mark]) => [new RegExp(place, 'gu'), mark] as const)

/**
 * Joins letters with their accents in text copied from a PDF, where a mark stands as a character of its own
 * before or behind its letter: `G¨odel` → `Gödel`, `Garcı´a` → `García`.
 */
export function mendPdfAccents(text: string): string {
  if (!/[´¨˝¸˘ˇ˚˜]/.test(text)) return text
  return rules.reduce((mended, [place, mark]) => mended.replace(place, composedWith(mark)), text)
}

const composedWith =
  (mark: string) =>
  (all: string, ...groups: (string | number | undefined)[]): string => {
    const base = groups.find((group) => typeof group === 'string' && group !== '') as string
    const composed = `${base === 'ı' ? 'i' : base}${mark}`.normalize('NFC')
    return composed.length === 1 ? composed : all
  }
