import { doGivenNamesAgree, withoutSuffix } from '../author-name.ts'
import { groupWords } from '../family-names.ts'
import { isInitial, isSameWord, type NameWord, nameWords } from '../name-words.ts'
import { type Order, ordersOf } from './name-orders.ts'

/** A name as topics compare it: of a person, in the orders in which it may be meant, or of a group. */
export interface ReadName {
  readonly words: readonly NameWord[]
  readonly orders: readonly Order[]
  /** Without the words that all groups have: `deepseek` of `DeepSeek-AI`. Only a group has such words. */
  readonly group: readonly NameWord[]
  readonly isGroup: boolean
}

/** Reads a name. Undefined if the text has no word. */
export function readName(text: string): ReadName | undefined {
  const read = withoutSuffix(nameWords(text))
  if (read.length === 0) return undefined
  const isGroup = read.length > 1 && isOfGroup(text, read)
  // `CMS Collaboration` has no initials, and nor has a text without small letters.
  const words = isGroup ? nameWords(text.toUpperCase()) : read
  const group = words.filter(({ plain }) => !groupWords.has(plain))
  return { words, orders: ordersOf(text, words), group, isGroup }
}

/** The spellings by which an index can look for a name: each is one of a word, or of a surname with its particles. */
export function spellingsOf({ words, orders }: ReadName): Set<string> {
  return new Set([
    ...words.flatMap(({ plain, long }) => [plain, long]),
    ...orders.flatMap(({ glued }) => glued),
  ])
}

/**
 * Does somebody who looks for a name want this author? Given and family names may come in either order. One
 * part of a double surname is enough. A wanted `Doe` is every Doe, and a wanted `DeepSeek` the group of that
 * name. Given names must agree (`doGivenNamesAgree`).
 */
export function isWantedAuthor(wanted: ReadName, author: ReadName): boolean {
  if (isSameGroup(wanted, author)) return true
  if (hasSameWords(wanted.words, author.words)) return true
  // `AI` and `Team` stand for no group.
  if (author.isGroup && wanted.group.length === 0) return false
  if (author.orders.some(({ surname }) => isWholeSurname(wanted.words, surname))) return true
  return wanted.orders.some((one) => author.orders.some((other) => isSamePerson(one, other)))
}

/** `Hernandez Lobato` alone may be read as a given name and a surname, until an author has both as one surname. */
function isWholeSurname(wanted: readonly NameWord[], surname: readonly NameWord[]): boolean {
  return (
    surname.length > 1 &&
    wanted.length === surname.length &&
    wanted.every((word, place) => isSameWord(word, surname[place] ?? word))
  )
}

function isOfGroup(text: string, words: readonly NameWord[]): boolean {
  // Ai is a surname and The a given name, too.
  return words.some(
    ({ plain }) =>
      groupWords.has(plain) && plain !== 'the' && (plain !== 'ai' || /(?<!\p{L})AI(?!\p{L})/u.test(text)),
  )
}

function isSameGroup(wanted: ReadName, author: ReadName): boolean {
  if (!wanted.isGroup && !author.isGroup) return false
  // An initial is no group.
  if (wanted.group.every(isInitial)) return false
  // Somebody may sign with the bare name of a group, but `Kimi` is no `Kimi Team` if it is somebody's first name.
  const isWhole = author.isGroup || author.words.length === wanted.group.length
  return isWhole && hasInARow(author.group, wanted.group)
}

function hasInARow(words: readonly NameWord[], wanted: readonly NameWord[]): boolean {
  return words.some((_, at) =>
    wanted.every((word, place) => {
      const other = words[at + place]
      return other !== undefined && isSameWord(word, other)
    }),
  )
}

/** `Wei Zhang` and `Zhang Wei`, `Min-jae Kim` and `Kim Minjae`: all of two or more names, spelled out, in any order. */
function hasSameWords(wanted: readonly NameWord[], author: readonly NameWord[]): boolean {
  if (wanted.length < 2 || wanted.some(isInitial)) return false
  if (wanted.length !== author.length) {
    // An index finds an author by one word at least.
    if (!wanted.some((word) => author.some((other) => isSameWord(word, other)))) return false
    const [one, other] = [wholeNames(wanted), wholeNames(author)]
    return one.length > 1 && one.join(' ') === other.join(' ')
  }
  return haveSame(wanted, author)
}

/** Without the hyphens in them, sorted. */
function wholeNames(words: readonly NameWord[]): string[] {
  return words
    .map(({ plain, isJoined }) => (isJoined ? plain : `${plain} `))
    .join('')
    .trim()
    .split(' ')
    .sort()
}

function haveSame(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  const left = [...other]
  return one.every((word) => {
    const at = left.findIndex((candidate) => isSameWord(word, candidate))
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

function isSamePerson(wanted: Order, author: Order): boolean {
  if (!isSameSurname(wanted, author)) return false
  if (wanted.given.length === 0) return true
  if (
    author.given.length === 0 ||
    isHalfOf(wanted.given, author.given) ||
    isHalfOf(author.given, wanted.given)
  )
    return false
  return doGivenNamesAgree(wanted.given, author.given)
}

/** `Wei` is not `Wei-Qiang`: a hyphen makes one name of two. */
function isHalfOf([only, ...others]: readonly NameWord[], [first]: readonly NameWord[]): boolean {
  return (
    only !== undefined &&
    others.length === 0 &&
    first?.isJoined === true &&
    isSameWord(only, first) &&
    !isInitial(only)
  )
}

function isSameSurname(wanted: Order, author: Order): boolean {
  if (wanted.glued.some((name) => author.glued.includes(name))) return true
  const [few, many] =
    wanted.surname.length <= author.surname.length || wanted.given.length === 0
      ? [wanted.surname, author.surname]
      : [author.surname, wanted.surname]
  if (!few.every((part) => many.some((other) => isSameWord(part, other)))) return false
  return wanted.particles.length === 0 || doParticlesAgree(wanted, author)
}

/** Without a spelled-out given name, `van Rossum` is no Rossum. */
function doParticlesAgree(wanted: Order, author: Order): boolean {
  if (author.particles.length > 0) return wanted.particles.some((one) => author.particles.includes(one))
  return wanted.given.some((name) => !isInitial(name)) && author.given.some((name) => !isInitial(name))
}
