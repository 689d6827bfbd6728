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
}

const inBraces = /\\(['"`^~=.uvHrck])\{\s*(\\?[A-Za-z])\s*\}/g

/**
 * Accents without braces, only on letters that have such an accent in names: `\.py`, `\'t` and `\"quoted` are
 * no accents. A final `\'s` may be an escaped possessive.
 */
const unbraced =
  /\\(?:(')([aeiouyAEIOUYcnzCNSZ]|s(?=[a-z])|\\i(?![A-Za-z]))|(")([aeiouyAEIOUY]|\\i(?![A-Za-z]))|([`^=])([aeiouAEIOU]|\\i(?![A-Za-z]))|(~)([nNaAoO])|(\.)([zZI](?!ip)))/g

/** `Milenkovi\'c` → `Milenković`, `M\"obius` → `Möbius`, `Erd\H{o}s` → `Erdős`, `{\o}` → `ø`. */
export function mendAccents(text: string): string {
  if (!text.includes('\\')) return text.replace(braced, '$1')
  const accented = text.replace(inBraces, (all, mark: string, base: string) => compose(all, mark, base))
  // A backslash before a closing quotation mark shows that quotes were escaped. Then `\"a` is not certainly
  // an ä.
  const plain = /\\["'](?![A-Za-z{\\])/.test(accented)
    ? accented
    : accented.replace(unbraced, (all, ...groups: (string | undefined)[]) => {
        const [mark, base] = groups.slice(0, 10).filter((group) => group !== undefined)
        return compose(all, mark ?? '', base ?? '')
      })
  return plain
    .replace(/\{\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L)\s*\}/g, (all, name: string) => letters[name] ?? all)
    .replace(/\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L)\{\}/g, (all, name: string) => letters[name] ?? all)
    .replace(/(?<=[A-Za-z])\\(ss|ae|oe|aa|o|l) (?=[a-z])/g, (all, name: string) => letters[name] ?? all)
    .replace(braced, '$1')
}

/** One accented letter in braces: `{é}`. */
const braced = /\{([\u00c0-\u024f])\}/g

function compose(all: string, mark: string, base: string): string {
  const letter = base.startsWith('\\') ? base.slice(1) : base
  const composed = `${letter}${marks[mark] ?? ''}`.normalize('NFC')
  return composed.length === 1 && composed !== letter ? composed : all
}
