import { surnamePlace } from '../author-name.ts'
import { familyFirst, firstOfTwo, givenLikeParticles, particles, surelyFamilyFirst } from '../family-names.ts'
import { isInitial, type NameWord } from '../name-words.ts'

/** One way to part a person's name. */
export interface Order {
  /** The parts of the surname: two in `García-López`. */
  readonly surname: readonly NameWord[]
  /** Particles and the surname as one word: `Vanrossum`. */
  readonly glued: readonly string[]
  readonly particles: readonly string[]
  readonly given: readonly NameWord[]
}

/** The orders in which a name may be meant: the surname last, first, or the only word in capitals. */
export function ordersOf(text: string, words: readonly NameWord[]): Order[] {
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
    // `Venkatesh Babu R.` is R. Venkatesh Babu.
    given: [...words.slice(to + 1), ...words.slice(0, start)],
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
