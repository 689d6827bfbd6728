/** One word of a name. Two words are the same if any of their spellings is. */
export interface NameWord {
  /** Without case and accents: `muller` for `Müller`. */
  readonly plain: string
  /** With letters written out, as where a keyboard lacks them: `mueller`. Mostly the same as `plain`. */
  readonly long: string
  /** Is it cut by a full stop, as `Th.` for Thomas? An initial is a word of one letter, with or without one. */
  readonly isCut: boolean
  /** Does a hyphen join it to the next word? */
  readonly isJoined: boolean
  /** The letters of a short word in capitals: `JA Doe` may be J. A. Doe, and `Wei LI` is not W. L. I. */
  readonly letters?: readonly NameWord[]
}

/** What a letter is written as, without its accent and written out. NFKD does not take these apart. */
const spelled: Readonly<Record<string, readonly [plain: string, long: string]>> = {
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  å: ['a', 'aa'],
  ø: ['o', 'oe'],
  æ: ['ae', 'ae'],
  œ: ['oe', 'oe'],
  ß: ['ss', 'ss'],
  ł: ['l', 'l'],
  đ: ['d', 'dj'],
  ð: ['d', 'd'],
  þ: ['th', 'th'],
  ħ: ['h', 'h'],
  ı: ['i', 'i'],
  ŋ: ['n', 'ng'],
}

/** In characters: no name of a person is longer. */
const longest = 200

/**
 * The words of a name, in order: `J.-P. O’Brien` has three. Apostrophes belong to their word, hyphens part
 * words. Initials that are written as one word, as in `JM Doe`, are words of their own.
 */
export function nameWords(name: string): NameWord[] {
  const text = withoutApostrophes(name.slice(0, longest).normalize('NFC'))
  // Most names are ASCII, for which the plain class is many times as fast.
  const isAscii = /^[ -~]*$/.test(text)
  // In a name that is all in capitals, capitals say nothing.
  const hasSmall = isAscii ? /[a-z]/.test(text) : /\p{Ll}/u.test(text)
  const words: NameWord[] = []
  for (const [, word = '', stop, hyphen] of text.matchAll(isAscii ? asciiWord : anyWord)) {
    const isJoined = hyphen !== undefined && hyphen !== ''
    if (hasSmall && isShortCapital(word)) words.push(...shortCapital(word, isJoined))
    else words.push(nameWord(word, stop === '.', isJoined))
  }
  return words
}

const asciiWord = /([A-Za-z\d]+)(\.?)(-?)/g
const anyWord = /([\p{L}\p{N}\p{M}]+)(\.?)([-‐‑]?)/gu

function withoutApostrophes(text: string): string {
  return /['’‘ʼʹʻ`´′]/.test(text) ? text.replace(/(?<=\p{L})['’‘ʼʹʻ`´′](?=\p{L})/gu, '') : text
}

function isShortCapital(word: string): boolean {
  return word.length <= 3 && /^\p{Lu}{2,3}$/u.test(word)
}

/** `JM` are initials. `JA` and `LI` may be a word: every surname of two letters but one has a vowel. */
function shortCapital(word: string, isJoined: boolean): NameWord[] {
  const letters = [...word].map((letter) => nameWord(letter, false, false))
  return /[AEIOUY]/.test(word) || word === 'NG' ? [{ ...nameWord(word, false, isJoined), letters }] : letters
}

export function isSameWord(one: NameWord, other: NameWord): boolean {
  return (
    one.plain === other.plain ||
    one.long === other.long ||
    one.plain === other.long ||
    one.long === other.plain
  )
}

export function isInitial({ plain, isCut }: NameWord): boolean {
  return isCut || plain.length === 1 || (plain.length === 2 && [...plain].length === 1)
}

function nameWord(word: string, isCut: boolean, isJoined: boolean): NameWord {
  const small = word.toLowerCase()
  if (/^[a-z\d]*$/.test(small))
    return { plain: small, long: small, isCut: isCut && small.length <= 3, isJoined }
  const spell = (which: 0 | 1) =>
    bare(small.replace(/[äöüåøæœßłđðþħıŋ]/g, (letter) => spelled[letter]?.[which] ?? letter))
  const plain = spell(0)
  return { plain, long: spell(1), isCut: isCut && [...plain].length <= 3, isJoined }
}

function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
