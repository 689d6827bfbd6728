import { doGivenNamesAgree, surnamePlace, withoutSuffix } from '../author-name.ts'
import {
  familyFirst,
  firstOfTwo,
  givenLikeParticles,
  groupWords,
  particles,
  surelyFamilyFirst,
} from '../family-names.ts'
import { isInitial, isSameWord, type NameWord, nameWords } from '../name-words.ts'

/** A name as topics compare it: of a person, in the orders in which it may be meant, or of a group. */
export interface ReadName {
  readonly words: readonly NameWord[]
  readonly orders: readonly Order[]
  /** Without the words that all groups have: `deepseek` of `DeepSeek-AI`. Only a group has such words. */
  readonly group: readonly NameWord[]
  readonly isGroup: boolean
}

interface Order {
  /** The parts of the surname: two in `García-López`. */
  readonly surname: readonly NameWord[]
  /** Particles and the surname as one word: `Vanrossum`. */
  readonly glued: readonly string[]
  readonly particles: readonly string[]
  readonly given: readonly NameWord[]
}

/** Reads a name. Undefined if the text has no word. */
export function readName(text: string): ReadName | undefined {
  const words = withoutSuffix(nameWords(text))
  if (words.length === 0) return undefined
  const isGroup = words.length > 1 && isOfGroup(text, words)
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
  return wanted.orders.some((one) => author.orders.some((other) => isSamePerson(one, other)))
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

/** `Wei Zhang` and `Zhang Wei`: all of two or more names, spelled out, in any order. */
function hasSameWords(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  if (one.length < 2 || one.length !== other.length || one.some(isInitial)) return false
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

function ordersOf(text: string, words: readonly NameWord[]): Order[] {
  const capital = capitalSurname(text, words)
  if (capital !== undefined) return [orderWith(words, capital, capital)]
  const last = surnamePlace(words)
  const orders = [orderWith(words, surnameStart(words, last), last)]
  if (words.length > 1 && isFamilyFirst(words)) orders.push(orderWith(words, 0, 0))
  // `Doe JA`
  if (words.length > 1 && words[last]?.letters && last === words.length - 1)
    orders.push(orderWith(words, last - 1, last - 1))
  // `Ben Poole`, `da Silva`
  if (last > 0 && givenLikeParticles.has(words[0]?.plain ?? ''))
    orders.push({
      ...orderWith(words.slice(1), last - 1, last - 1),
      given: words.filter((_, place) => place !== last),
    })
  return orders
}

/** `ZHANG Wei`, `Wei LI`: the only word in capitals among others. */
function capitalSurname(text: string, words: readonly NameWord[]): number | undefined {
  if (!/\p{Lu}\p{Lu}/u.test(text)) return undefined
  const typed = text.match(/[\p{L}\p{M}'’-]+/gu) ?? []
  if (typed.length !== words.length || typed.length < 2) return undefined
  const isCapital = (word: string) => /^\p{Lu}[\p{Lu}\p{M}'’]{3,}$/u.test(word)
  const places = typed.flatMap((word, place) => (isCapital(word) ? [place] : []))
  return places.length === 1 ? places[0] : undefined
}

/** Where a surname of two parts begins: `García-López`, `García Márquez`. */
function surnameStart(words: readonly NameWord[], last: number): number {
  const before = words[last - 1]
  const end = words[last]
  if (!before || !end || isInitial(before) || particles.has(before.plain)) return last
  if (last > 1 && before.isJoined) return last - 1
  // Of two words, the first is somebody's given name unless both can only be surnames.
  return isSpanish(before) && (last > 1 || isSpanish(end)) ? last - 1 : last
}

function isSpanish({ plain }: NameWord): boolean {
  return firstOfTwo.has(plain) || /^[a-z]{2,}ez$/.test(plain)
}

function isFamilyFirst(words: readonly NameWord[]): boolean {
  const [first, ...rest] = words
  if (!first || first.isJoined || rest.some(({ plain }) => surelyFamilyFirst.has(plain))) return false
  if (surelyFamilyFirst.has(first.plain)) return true
  if (!familyFirst.has(first.plain) || rest.some(({ plain }) => familyFirst.has(plain))) return false
  const [one, two, ...others] = rest
  if (!one || others.length > 0 || rest.some(isInitial)) return false
  if (two) return one.isJoined
  // `Kim Maria` is a given name with a surname.
  return first.plain !== 'kim' && twoSyllables.test(one.plain)
}

/** A given name of two syllables as Chinese and Korean ones are spelled: `xiaoming`, but not `anderson`. */
const twoSyllables =
  /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n)?(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])[aeiou]{1,3}(?:ng|n)?$/

function orderWith(words: readonly NameWord[], from: number, to: number): Order {
  const surname = words.slice(from, to + 1)
  const isParticle = (place: number) => particles.has(words[place]?.plain ?? '')
  let start = from
  while (start > 0 && isParticle(start - 1)) start--
  const before = words.slice(start, from).map(({ plain }) => plain)
  return {
    surname,
    particles: before,
    given: words.filter((_, place) => place < start || place > to),
    glued: glued(before, surname),
  }
}

/** `vanderberg` and `derberg` of `van der Berg`; a surname of one word without particles is one already. */
function glued(before: readonly string[], surname: readonly NameWord[]): string[] {
  const [only] = surname
  if (only && before.length === 0 && surname.length === 1) return [...new Set([only.plain, only.long])]
  const whole = surname.map(({ plain }) => plain).join('')
  return before.length === 0 ? [whole] : before.map((_, place) => [...before.slice(place), whole].join(''))
}
