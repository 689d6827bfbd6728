import { foldedWords } from '../fold.ts'
import { stems } from '../stems.ts'
import type { Acronym } from './acronym.ts'
import { isFunctionWord } from './function-words.ts'
import { isSameMeaning, meaningOf } from './meaning.ts'

/** An acronym with what it stands for. */
export interface Meaning {
  /** Its stem. */
  readonly short: string
  /** See `meaningOf`. */
  readonly key: string
  /** The key without a first word that says little: `speech recognition` of `automatic speech recognition`. */
  readonly core: string
  /** The core's words, without function words. */
  readonly words: readonly string[]
  readonly weight: number
}

/** Acronyms to look up both ways. A `share` is how much of what papers say must agree, from 0 to 1. */
export interface AcronymBook {
  /** Does any paper define these letters? */
  isKnown(short: string): boolean
  /** May a key or core begin with this, alone or with more behind it? Nearly all words begin none. */
  mayBegin(key: string): boolean
  /** What letters mean; undefined if several meanings are usual. */
  meaningOf(short: string, share: number): Meaning | undefined
  /** The acronyms that mean mostly this, by its key or its core, the most usual first. */
  shortFor(key: string, share: number): readonly Meaning[]
  /** What a key or core spells out. */
  spelt(key: string, share: number): Meaning | undefined
}

/** So many letters tell most words from what begins an acronym's long form. */
const beginning = 8
const lightStart = /^(?:automatic|neural|deep|[234]d)[ -]/i
const none: readonly Meaning[] = []
const made = new WeakMap<readonly Acronym[], AcronymBook>()

/** Makes acronyms searchable, once for each list. */
export function acronymBook(acronyms: readonly Acronym[]): AcronymBook {
  const known = made.get(acronyms)
  if (known) return known
  const book = bookOf(acronyms)
  made.set(acronyms, book)
  return book
}

function bookOf(acronyms: readonly Acronym[]): AcronymBook {
  const byShort = new Map<string, Meaning[]>()
  const byKey = new Map<string, Meaning[]>()
  const beginnings = new Set<string>()
  for (const acronym of acronyms) {
    const meaning = readMeaning(acronym)
    add(byShort, meaning.short, meaning)
    for (const key of new Set([meaning.key, meaning.core])) {
      add(byKey, key, meaning)
      for (let length = 0; length <= Math.min(beginning, key.length); length++)
        beginnings.add(key.slice(0, length))
    }
  }
  const usual = (short: string, share: number): Meaning | undefined => {
    const all = byShort.get(short)
    const first = all?.[0]
    if (!all || !first) return undefined
    const same = all.filter(({ key }) => isSameMeaning(key, first.key))
    return weightOf(same) >= share * weightOf(all) ? first : undefined
  }
  const shortFor = (key: string, share: number): readonly Meaning[] =>
    byKey.get(key)?.filter((meaning) => {
      const first = usual(meaning.short, share)
      return first !== undefined && isSameMeaning(first.key, meaning.key)
    }) ?? none
  return {
    isKnown: (short) => byShort.has(short),
    mayBegin: (key) => beginnings.has(key.length > beginning ? key.slice(0, beginning) : key),
    meaningOf: usual,
    shortFor,
    spelt: (key, share) => shortFor(key, share)[0],
  }
}

function readMeaning({ short, long, weight }: Acronym): Meaning {
  const core = long.split(/[ -]/).length >= 3 ? long.replace(lightStart, '') : long
  const words = foldedWords(core.replace(/['’]s\b/g, '')).filter((word) => !isFunctionWord(word))
  return { short: stems(short).join(''), key: meaningOf(long), core: meaningOf(core), words, weight }
}

function add(to: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  const known = to.get(key)
  if (known) known.push(meaning)
  else to.set(key, [meaning])
}

function weightOf(meanings: readonly Meaning[]): number {
  return meanings.reduce((sum, { weight }) => sum + weight, 0)
}
