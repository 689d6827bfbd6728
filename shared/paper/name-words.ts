/** One word of a name. Two words are the same if any of their spellings is. */
export interface NameWord {
  /** Without case and accents: `muller` for `Müller`. */
  readonly plain: string
  /** With letters written out, as where a keyboard lacks them: `mueller`. Mostly the same as `plain`. */
  readonly long: string
  /** Is it cut by a full stop, as `Th.` for Thomas? An initial is a word of one letter, with or without one. */
  readonly isCut: boolean
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
  const text = name
    .slice(0, longest)
    .normalize('NFC')
    .replace(/(?<=\p{L})['’‘ʼʹʻ`´′](?=\p{L})/gu, '')
  const found = [...text.matchAll(/([\p{L}\p{N}\p{M}]+)(\.?)/gu)]
  // In a name that is all in capitals, capitals say nothing.
  const hasSmall = /\p{Ll}/u.test(text)
  return found.flatMap(([, word = '', stop]) => {
    if (!hasSmall || !/^\p{Lu}{2,3}$/u.test(word)) return [nameWord(word, stop === '.')]
    const letters = [...word].map((letter) => nameWord(letter, false))
    // Every surname of two letters but one has a vowel.
    return /[AEIOUY]/.test(word) || word === 'NG' ? [{ ...nameWord(word, false), letters }] : letters
  })
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
  return [...plain].length === 1 || isCut
}

function nameWord(word: string, isCut: boolean): NameWord {
  const small = word.toLowerCase()
  const spell = (which: 0 | 1) =>
    bare(small.replace(/[äöüåøæœßłđðþħıŋ]/g, (letter) => spelled[letter]?.[which] ?? letter))
  const plain = spell(0)
  return { plain, long: spell(1), isCut: isCut && [...plain].length <= 3 }
}

function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
