import { isInitial, isSameWord, type NameWord, nameWords } from './name-words.ts'

/** A person's name in the form for comparing: without case, accents and full stops. */
export interface AuthorName {
  readonly surname: NameWord
  /** First names or their initials, and particles of the surname (`van`). */
  readonly given: readonly NameWord[]
}

/** Behind a name, and no part of it. */
export const suffix = /^(?:jr|sr|ii|iii|iv|phd|esq)$/

/** Reads `Jane Doe`, `J. Doe`, `Doe`, and arXiv's `Doe_J`. Undefined if the text has no word. */
export function parseAuthorName(text: string): AuthorName | undefined {
  const words = withoutSuffix(nameWords(text))
  const end = surnamePlace(words)
  const surname = words[end]
  return surname && { surname, given: words.filter((_, place) => place !== end) }
}

export function withoutSuffix(words: readonly NameWord[]): readonly NameWord[] {
  const end = words.findLastIndex(({ plain }) => !suffix.test(plain))
  return words.slice(0, Math.max(1, end + 1))
}

/** Initials at the end belong before the surname, unless there is nothing else. */
export function surnamePlace(words: readonly NameWord[]): number {
  const last = words.findLastIndex((word) => !isInitial(word))
  return last === -1 ? words.length - 1 : last
}

/**
 * Can both names mean one person? The surnames must be the same, and the given names must agree. A wanted
 * `Doe` is every Doe. A paper's bare `Doe` is not a wanted `Jane Doe`.
 */
export function isSameAuthor(wanted: AuthorName, author: AuthorName): boolean {
  if (!isSameWord(wanted.surname, author.surname)) return false
  if (wanted.given.length > 0 && author.given.length === 0) return false
  return doGivenNamesAgree(wanted.given, author.given)
}

/**
 * Each given name of the shorter list must occur in the longer list, in the same order; an initial stands for
 * a name. `Xiaoming` and `Xiao-Ming` are the same.
 */
export function doGivenNamesAgree(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  const all = (words: readonly NameWord[]) => words.map(({ plain }) => plain).join('')
  if (one.length !== other.length && all(one) === all(other)) return true
  return readingsOf(one).some((some) => readingsOf(other).some((others) => doListsAgree(some, others)))
}

/** `JA` is a name or two initials. */
function readingsOf(words: readonly NameWord[]): (readonly NameWord[])[] {
  const hasLetters = words.some(({ letters }) => letters !== undefined)
  return hasLetters ? [words, words.flatMap((word) => word.letters ?? [word])] : [words]
}

function doListsAgree(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let from = 0
  return short.every((name, place) => {
    const at = long.findIndex((candidate, index) => {
      if (index < from || !isSameGivenName(name, candidate)) return false
      // `P. Doe` is not John Paul Doe, though `Paul Doe` may be.
      return place > 0 || index === 0 || (isSameWord(name, candidate) && !isInitial(name))
    })
    from = at + 1
    return at !== -1
  })
}

function isSameGivenName(one: NameWord, other: NameWord): boolean {
  if (isSameWord(one, other)) return true
  const [short, long] = one.plain.length < other.plain.length ? [one, other] : [other, one]
  return isInitial(short) && long.plain.startsWith(short.plain)
}
