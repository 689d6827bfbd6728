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
  d: '\u0323',
}

/**
 * The letters that have such an accent in names. Without braces no others count: `\.py`, `\'t` and `\"quoted`
 * are no accents.
 */
const usual: Readonly<Record<string, string>> = {
  "'": 'aeiouyAEIOUYcnzCNSZâêôăÂÊÔĂ',
  '`': 'aeiouAEIOUâêôăÂÊÔĂ',
  '^': 'aeiouwyAEIOUWY',
  '"': 'aeiouyAEIOUY',
  '~': 'nNaAoOiuIUâêôÊÂÔ',
  '=': 'aeiouAEIOU',
  '.': 'zZI',
  u: 'aeioguAEIOGU',
  v: 'cdelnrstzCDELNRSTZ',
  H: 'ouOU',
  r: 'auAU',
  c: 'cstCSTgklnrGKLNR',
  k: 'aeiouAEIOU',
  d: '',
}

/** Letters that TeX names. */
const letters: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł' },
  ...{ dj: 'đ', DJ: 'Đ', th: 'þ', TH: 'Þ', dh: 'ð', DH: 'Ð', ng: 'ŋ', NG: 'Ŋ', i: 'ı', j: 'ȷ' },
}
/** How names go on that begin with such a letter, so that `\L is a loss` and `\O notation` are none. */
const startsOfNames: Readonly<Record<string, RegExp>> = {
  L: /^(?:u[kcs]|ojas|aba|ack|agow|apins|asz|asoch|azar|awe|aw[ry]|az[ou]|ozi|oz[ioy]|oś|ysi|ysa|yko|epk|opu|opa|omn|owic|osi)/,
  O: /^(?:rst|ster|stby|stli|sth|yvi|yst|yg|deg|vre|ver[bg]|ks[en]|rland|dland|rbe|rnsk|rne)/,
  AA: /^[a-z]/,
  AE: /^[a-z]/,
  OE: /^[a-z]/,
  DJ: /^[a-z]/,
  TH: /^[a-z]/,
  ae: /^(?:sth|on|rod)/,
  oe: /^(?:uv|str|co)/,
  l: /^(?:ad|ąc|uk)/,
}

/** Words that go on after a name that ends in such a letter. */
const nextWord = /^(?:and|et|is|of|in|on|with|for|as|to|or|has|was|by|the|at|are|from|we|via)(?![A-Za-z])/

export interface ReadLetter {
  readonly letter: string
  /** The place behind it. */
  readonly next: number
}

/**
 * The letter that an accent command at a place stands for, with the letter under it: `\'e`, `\'{e}`, `\v c`,
 * `\"\i`, `\~{\^e}`. `isGroup` says that nothing else stands in the braces around it.
 */
export function accentAt(text: string, at: number, isGroup = false, depth = 0): ReadLetter | undefined {
  const name = text.charAt(at + 1)
  const mark = marks[name]
  if (mark === undefined || text[at] !== '\\') return undefined
  const isNamed = /[A-Za-z]/.test(name)
  const spaced = /^ */.exec(text.slice(at + 2, at + 4))?.[0].length ?? 0
  if (isNamed && spaced === 0 && /[A-Za-z]/.test(text.charAt(at + 2))) return undefined
  const from = at + 2 + spaced
  const base = depth > 2 ? undefined : baseAt(text, from, depth + 1)
  if (!base) return undefined
  const composed = `${base.letter}${mark}`.normalize('NFC')
  if (composed.length !== 1 || composed === base.letter) return undefined
  const isBraced = text[from] === '{'
  const before = text.charAt(at - 1)
  const after = text.slice(base.next, base.next + 3)
  if (isBraced) return { letter: composed, next: base.next }
  if (!usual[name]?.includes(base.letter) && !(name === "'" && base.letter === 's' && /^[a-z]/.test(after)))
    return undefined
  if (name === '.' && after.startsWith('ip')) return undefined
  // An apostrophe that was escaped: `O\'Connor`, `D\'Angelo`.
  if (name === "'" && /\p{L}/u.test(before) && /^\p{Lu}\p{Ll}/u.test(base.letter + after)) return undefined
  if (spaced === 0 && !isNamed) return { letter: composed, next: base.next }
  // A space or a letter's name: it has to be within a word, or begin one.
  const isInWord = /\p{L}/u.test(before) || before === '}'
  const isStart = /\p{Lu}/u.test(base.letter) && /^(?:[a-z\\{]|\p{Ll})/u.test(after)
  if (name === "'" && spaced > 0)
    return isInWord && before === 'i' && base.letter === 'c' && !/^[A-Za-z]/.test(after)
      ? { letter: composed, next: base.next }
      : undefined
  if (!isNamed && !(isInWord && /^[a-z\\]/.test(after))) return undefined
  return isGroup || isInWord || isStart ? { letter: composed, next: base.next } : undefined
}

/** The letter at a place: `e`, `{e}`, `\i`, `{\i}`, an accented letter. */
function baseAt(text: string, at: number, depth: number): ReadLetter | undefined {
  const char = text.charAt(at)
  if (char === '{') {
    const start = at + 1 + (/^ */.exec(text.slice(at + 1, at + 4))?.[0].length ?? 0)
    const inner =
      text[start] === '\\' || /\p{L}/u.test(text.charAt(start)) ? baseAt(text, start, depth + 1) : undefined
    const end = inner && inner.next + (/^ */.exec(text.slice(inner.next, inner.next + 3))?.[0].length ?? 0)
    return inner && end !== undefined && text[end] === '}'
      ? { letter: inner.letter, next: end + 1 }
      : undefined
  }
  if (char === '\\') {
    if (/^\\[ij](?![A-Za-z])/.test(text.slice(at, at + 3))) {
      const swallowed = /^(?: (?=[a-z])|\{\})/.exec(text.slice(at + 2, at + 4))?.[0].length ?? 0
      return { letter: text.charAt(at + 1), next: at + 2 + swallowed }
    }
    return /^\\['"`^~=.]/.test(text.slice(at, at + 2)) ? accentAt(text, at, false, depth) : undefined
  }
  return /\p{L}/u.test(char) ? { letter: char, next: at + 1 } : undefined
}

/**
 * The letter that a command of this name stands for: `{\ss}`, `\o{}`, `S\o rensen`, `\L{}`, `\L\'od\'z`. `at`
 * is behind the name.
 */
export function letterNamed(text: string, name: string, at: number, before: string): ReadLetter | undefined {
  const letter = Object.hasOwn(letters, name) ? letters[name] : undefined
  if (letter === undefined) return undefined
  if (text.startsWith('{}', at)) return { letter, next: at + 2 }
  if (/^\s*\}/.test(text.slice(at, at + 3))) return { letter, next: at }
  const isInWord = /\p{L}/u.test(before)
  const isSpaced = /^ \S/.test(text.slice(at, at + 2))
  const rest = text.slice(at + (isSpaced ? 1 : 0), at + 12)
  const goesOn = /^(?:\p{Ll}|\\[a-z'"`^~=.])/u.test(rest)
  if (!isSpaced) return isInWord || goesOn || /^[\u00c0-\u024f]/.test(rest) ? { letter, next: at } : undefined
  if (isInWord) return { letter, next: goesOn && !nextWord.test(rest) ? at + 1 : at }
  const start = startsOfNames[name]
  return (start?.test(rest) && !nextWord.test(rest)) || /^\\['"`^~=.]/.test(rest)
    ? { letter, next: at + 1 }
    : undefined
}
