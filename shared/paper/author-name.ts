import { foldedWords } from './fold.ts'

/** A person's name in the form for comparing: without case, accents and full stops. */
export interface AuthorName {
  readonly surname: string
  /** First names or their initials, and particles of the surname (`van`). */
  readonly given: readonly string[]
}

/** Reads `Jane Doe`, `J. Doe`, `Doe`, and arXiv's `Doe_J`. Undefined if the text has no word. */
export function parseAuthorName(text: string): AuthorName | undefined {
  const words = foldedWords(text)
  while (words.length > 1 && /^(?:jr|sr|ii|iii|iv)$/.test(words.at(-1) ?? '')) words.pop()
  // Initials at the end belong before the surname, unless there is nothing else.
  const last = words.findLastIndex((word) => [...word].length > 1)
  const end = last === -1 ? words.length - 1 : last
  const surname = words[end]
  return surname === undefined
    ? undefined
    : { surname, given: [...words.slice(0, end), ...words.slice(end + 1)] }
}

/**
 * Can both names mean one person? The surnames must be the same. Each given name of the shorter list must
 * occur in the longer list, in the same order; an initial stands for a name. A wanted `Doe` is every Doe. A
 * paper's bare `Doe` is not a wanted `Jane Doe`.
 */
export function isSameAuthor(wanted: AuthorName, author: AuthorName): boolean {
  if (wanted.surname !== author.surname) return false
  if (wanted.given.length > 0 && author.given.length === 0) return false
  const isWantedShorter = wanted.given.length <= author.given.length
  const [short, long] = isWantedShorter ? [wanted.given, author.given] : [author.given, wanted.given]
  let from = 0
  return short.every((name, place) => {
    const at = long.findIndex((other, index) => {
      if (index < from || !isSameGivenName(name, other)) return false
      // `P. Doe` is not John Paul Doe, though `Paul Doe` may be.
      return place > 0 || index === 0 || (name === other && name.length > 1)
    })
    from = at + 1
    return at !== -1
  })
}

function isSameGivenName(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return [...short].length === 1 && long.startsWith(short)
}
