import { foldedWords } from '../fold.ts'
import { stem, stems } from '../stems.ts'
import { type Acronym, isSameMeaning, meaningOf } from './acronyms.ts'

/** An acronym's long form, in terms of the index. */
interface Meaning {
  readonly short: string
  /** Its stems, function words included. */
  readonly stems: readonly string[]
  /** See `meaningOf`. */
  readonly key: string
  /** The key without a first word that says little: `speech recognition` of `automatic speech recognition`. */
  readonly core: string
  /** All its words but the last, as one: `retrievalaugment`. */
  readonly compound: string
  readonly weight: number
}

/** Acronyms to look up both ways. */
export interface AcronymBook {
  /** Does any paper define these letters? */
  isKnown(short: string): boolean
  /**
   * What letters mean; undefined if several meanings are usual.
   * @param share how much of what papers say must mean it, from 0 to 1
   */
  meaningOf(short: string, share: number): Meaning | undefined
  /** The acronyms that mean a long form, by its key, and mean mostly that. */
  shortFor(key: string, share: number): readonly Meaning[]
}

const lightStart = /^(?:automatic|neural|deep|[234]d)[ -]/i

/** Only of three words and more. */
export function coreOf(long: string): string {
  return long.split(/[ -]/).length >= 3 ? long.replace(lightStart, '') : long
}

function compoundOf(long: string): string {
  return stem(foldedWords(long).slice(0, -1).join(''))
}

const made = new WeakMap<readonly Acronym[], AcronymBook>()

export function acronymBook(acronyms: readonly Acronym[]): AcronymBook {
  const known = made.get(acronyms)
  if (known) return known
  const byShort = new Map<string, Meaning[]>()
  for (const { short, long, weight } of acronyms) {
    const letters = stems(short).join('')
    const meaning = { short: letters, stems: stems(coreOf(long)), key: meaningOf(long), core: meaningOf(coreOf(long)), compound: compoundOf(long), weight }
    byShort.set(letters, [...(byShort.get(letters) ?? []), meaning])
  }
  const byKey = new Map<string, Meaning[]>()
  for (const meaning of [...byShort.values()].flat())
    for (const key of new Set([meaning.key, meaning.core]))
      byKey.set(key, [...(byKey.get(key) ?? []), meaning])

  const usual = (short: string, share: number): Meaning | undefined => {
    const all = byShort.get(short) ?? []
    const [first] = all
    if (!first) return undefined
    const whole = all.reduce((sum, { weight }) => sum + weight, 0)
    const same = all.filter(({ key }) => isSameMeaning(key, first.key))
    return same.reduce((sum, { weight }) => sum + weight, 0) >= share * whole ? first : undefined
  }
  const book: AcronymBook = {
    isKnown: (short) => byShort.has(short),
    meaningOf: usual,
    shortFor: (key, share) =>
      (byKey.get(key) ?? []).filter(({ short }) => {
        const meaning = usual(short, share)
        return meaning !== undefined && isSameMeaning(meaning.key, key)
      }),
  }
  made.set(acronyms, book)
  return book
}
