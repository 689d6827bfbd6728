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
const letterInBraces = new RegExp(`\\{\\\\(${letterNames})\\s*\\}`, 'g')
const letterAndBraces = new RegExp(`\\\\(${letterNames})\\{\\}`, 'g')

/** A letter that may have an accent already, as in Vietnamese names: `\~{\^e}`. */
const inBraces = /\\(['"`^~=.uvHrck])\{\s*(\\?[A-Za-z]|[âêôăơưÂÊÔĂƠƯ])\s*\}/g
/** `{\v s}`, and `Ho\v rava` within a word, for the letters that have such an accent in names. */
const inWord = '(?<=[A-Za-z])'
const spaced = new RegExp(
  [
    '\\{\\\\(v) ?([CDELNRSTZcdelnrstz])\\}',
    '\\{\\\\(c) ?([CSTcst])\\}',
    '\\{\\\\([Hku]) ?([AEGOUaegou])\\}',
    '\\\\(v) ([CDENRSTZcdenrstz])(?=[a-z\\\\])',
    `${inWord}\\\\(c) ([cst])(?=[a-z])`,
    `${inWord}\\\\(H) ([ou])(?=[a-z])`,
    `${inWord}\\\\(k) ([ae])(?=[a-z])`,
    `${inWord}\\\\(u) ([ag])(?=[a-z])`,
    `${inWord}\\\\(r) ([au])(?=[a-z])`,
    // Milenkovi\' c
    "(?<=[a-z]i)\\\\(') (c)(?![A-Za-z])",
  ].join('|'),
  'g',
)

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
      return compose(all, mark ?? '', base ?? '')
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
    .replace(letterInBraces, letter)
    .replace(letterAndBraces, letter)
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
