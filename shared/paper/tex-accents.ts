/** The combining mark of each TeX accent command. */
const marks: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  r: '\u030a',
  c: '\u0327',
  k: '\u0328',
}

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  dh: 'ð',
  i: 'ı',
}
const letterNames = Object.keys(letters).join('|')

/** A letter that may have an accent already, as in Vietnamese names: `\\~{\\^e}`. */
const inBraces = /\\(['"`^~=.uvHrck])\{\s*(\\?[A-Za-z]|[âêôăơưÂÊÔĂƠƯ])\s*\}/g
/** `{\\v s}`, and `Ho\\v rava` within a word, for the letters that have such an accent in names. */
const spaced =
  /\{\\(v) ?([CDELNRSTZcdelnrstz])\}|\{\\(c) ?([CSTcst])\}|\{\\([Hku]) ?([AEGOUaegou])\}|\\(v) ([CDENRSTZcdenrstz])(?=[a-z\\])|(?<=[A-Za-z])\\(c) ([cst])(?=[a-z])|(?<=[A-Za-z])\\(H) ([ou])(?=[a-z])|(?<=[A-Za-z])\\(k) ([ae])(?=[a-z])|(?<=[A-Za-z])\\(u) ([ag])(?=[a-z])|(?<=[A-Za-z])\\(r) ([au])(?=[a-z])|(?<=[a-z]i)(\\') (c)(?![A-Za-z])/g

/**
 * Accents without braces, only on letters that have such an accent in names: `\.py`, `\'t` and `\"quoted` are
 * no accents. A final `\'s` may be an escaped possessive.
 */
const unbraced =
  /\\(?:(')([aeiouyAEIOUYcnzCNSZ]|s(?=[a-z])|\\i(?![A-Za-z]))|(")([aeiouyAEIOUY]|\\i(?![A-Za-z]))|([`^=])([aeiouAEIOU]|\\i(?![A-Za-z]))|(~)([nNaAoOêâôÊÂÔ])|(\.)([zZI](?!ip)))/g

/** `Milenkovi\'c` → `Milenković`, `M\"obius` → `Möbius`, `Erd\H{o}s` → `Erdős`, `{\o}` → `ø`. */
export function mendAccents(text: string): string {
  if (!text.includes('\\')) return text.replace(braced, '$1')
  const accented = text
    // JSON within JSON doubles them.
    .replace(/(?<=[A-Za-z])\\\\(?=['"`^~=.](?:[A-Za-z]|\{\\?[A-Za-z]\}))/g, '\\')
    .replace(/(\\['"`^~=])\\([ij]) (?=[a-z])/g, '$1{\\$2}')
    .replace(inBraces, (all, mark: string, base: string) => compose(all, mark, base))
    .replace(spaced, (all, ...groups: (string | undefined)[]) => {
      const [mark, base] = groups.slice(0, 20).filter((group) => group !== undefined)
      return compose(all, mark?.replace('\\', '') ?? '', base ?? '')
    })
  // A backslash before a closing quotation mark shows that quotes were escaped. Then `\"a` is not certainly
  // an ä.
  const plain = /\\["'](?![A-Za-z{\\])/.test(accented)
    ? accented
    : accented.replace(unbraced, (all, ...groups: (string | undefined)[]) => {
        const [mark, base] = groups.slice(0, 10).filter((group) => group !== undefined)
        return compose(all, mark ?? '', base ?? '')
      })
  return plain
    .replace(new RegExp(`\\{\\\\(${letterNames})\\s*\\}`, 'g'), letter)
    .replace(new RegExp(`\\\\(${letterNames})\\{\\}`, 'g'), letter)
    .replace(
      /(?<=[A-Za-z])\\(ss|ae|oe|aa|o|l|dj) (?=[a-z])|\\(AA|AE|OE|DJ) (?=[a-z])|\\(L) (?=ukasz)/g,
      letter,
    )
    .replace(/\\([lLoO])(?=[\u00c0-\u024f])/g, letter)
    .replace(braced, '$1')
}

function letter(all: string, ...names: (string | number | undefined)[]): string {
  const name = names.slice(0, 3).find((one) => typeof one === 'string')
  return (name === undefined ? undefined : letters[name]) ?? all
}

/** One accented letter in braces: `{é}`. */
const braced = /\{([\u00c0-\u024f])\}/g

function compose(all: string, mark: string, base: string): string {
  const letter = base.startsWith('\\') ? base.slice(1) : base
  const composed = `${letter}${marks[mark] ?? ''}`.normalize('NFC')
  return composed.length === 1 && composed !== letter ? composed : all
}

/** Marks of their own before a letter, as text copied from a PDF has them: `G¨odel`, `Garc´ıa`. */
const marksOfPdf: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '¨': '\u0308',
  '˝': '\u030b',
  '¸': '\u0327',
  '˘': '\u0306',
  ˇ: '\u030c',
  '˚': '\u030a',
  '˜': '\u0303',
}
/** `´` may also be an apostrophe: `l´eau`, `it´s`. */
const ofPdf =
  /(?<=\p{L})([¨])([aeiouyı])|(?<=(?<![\p{L}])[BFGHKPRVZ]|\p{L}{2})(´)([aeiouyıcnz])|(?<=\p{L})(´)(ı)|(?<=\p{L})(˝)([ou])|(?<=\p{L})(¸)([cst])|(?<=\p{L})(˘)([agı])|(?<=\p{L})(ˇ)([cdenrstz])|(?<=\p{L})(˚)([au])|(?<=\p{L})(˜)([nao])/gu

const spanish =
  /(?<!\p{L})(ni|se|jalape|ma|pi|espa|monta|compa|peque|catalu|coru|logro)~(n(?:[oa]s?|or(?:a|es|as|ita)?|ana|ata|ol(?:a|es|as)?|ia))(?!\p{L})/giu

/**
 * Tildes and accents of names that lost their backslash: `Maga~na` → `Magaña`, `Jo~ao` → `João`, `Milenkovi'c`
 * → `Milenković`. As a tie, the tilde would stand before a word: none begins with `nez` or is `ao`.
 */
export function mendBareAccents(text: string): string {
  const marked = /[´¨˝¸˘ˇ˚˜]/.test(text) ? text.replace(ofPdf, fromPdf) : text
  const ended = marked.includes("i'c") ? marked.replace(/(?<=\p{Lu}\p{Ll}*i)'c(?![\p{L}'’])/gu, 'ć') : marked
  if (!ended.includes('~')) return ended
  return ended
    .replace(
      /(?<=(?<![\p{L}~])\p{Lu}\p{Ll}*)~n(?=(?:as?|e[zd]|edas?|e[rt][oa]s?|oz|ol(?:es|as?)?|uel[oa]|ana)(?!\p{L}))/gu,
      'ñ',
    )
    .replace(spanish, (_, start: string, end: string) => `${start}ñ${end.slice(1)}`)
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~a(?=(?:o|es|os)(?!\p{L}))/gu, 'ã')
    .replace(/(?<=(?<![\p{L}~])\p{L}{1,9})~o(?=es(?!\p{L}))/gu, 'õ')
}

function fromPdf(all: string, ...groups: (string | number | undefined)[]): string {
  const [mark = '', base = ''] = groups.filter((group) => typeof group === 'string')
  const composed = `${base === 'ı' ? 'i' : base}${marksOfPdf[mark] ?? ''}`.normalize('NFC')
  return composed.length === 1 ? composed : all
}

/** As `mendBareAccents`, in the name of a person, where a tilde before an `n` is an accent, and any other a tie. */
export function mendBareTildes(name: string): string {
  if (!name.includes('~')) return name
  return name
    .replace(/(?<=\p{L})(?<!\\)~n(?=\p{Ll})/gu, 'ñ')
    .replace(/(?<!\\)~(?!(?:ao|aes|aos|oes)(?!\p{L}))/gu, ' ')
}
