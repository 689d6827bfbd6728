import { isSameMeaning } from './meaning.ts'
import { occurrencesOf, occurrencesOfWord } from './occurrences.ts'
import type { Occurrences } from './postings.ts'
import type { WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'
import type { Wording } from './wording.ts'

/** A wording that occurs. */
export interface LiveWording {
  readonly found: Occurrences
  /** A bit for each word that it stands for. */
  readonly words: number
  readonly isPart: boolean
  /** Does it count only where a hyphen makes a compound of it? */
  readonly isCompound: boolean
  /** Does it count in this paper? Only letters may mean something else. */
  readonly isMeant: ((place: number) => boolean) | undefined
}

/** The wordings of a pattern that occur in an index. */
export function liveWordings(index: WordIndex, { wordings }: WordPattern): LiveWording[] {
  const live: LiveWording[] = []
  for (const wording of wordings) {
    if (wording.isOfWord) {
      for (const found of occurrencesOfWord(index, wording.phrases))
        live.push(liveWording(index, wording, found))
      continue
    }
    for (const terms of wording.phrases) {
      const found = occurrencesOf(index, terms)
      if (found) live.push(liveWording(index, wording, found))
    }
  }
  return live
}

function liveWording(index: WordIndex, wording: Wording, found: Occurrences): LiveWording {
  const { from, to, isPart = false, isCompound = false, acronym } = wording
  const meanings = acronym && index.meanings.get(acronym.short)
  const isMeant = meanings && onlyMeaning(meanings, acronym.meaning)
  return { found, words: 2 ** to - 2 ** from, isPart, isCompound, isMeant }
}

function onlyMeaning(meanings: ReadonlyMap<number, string>, meaning: string): (place: number) => boolean {
  return (place) => {
    const own = meanings.get(place)
    return own === undefined || isSameMeaning(own, meaning)
  }
}

/** Which words must be there, as bits. */
export interface Demand {
  readonly all: number
  readonly required: number
  readonly needed: number
}

export function demandOf({ typed, required, needed }: WordPattern): Demand {
  let bits = 0
  for (let word = 0; word < required.length; word++) if (required[word]) bits += 2 ** word
  return { all: 2 ** typed.length - 1, required: bits, needed }
}

export function isMet(words: number, { all, required, needed }: Demand): boolean {
  if (words === all) return true
  if ((words & required) !== required) return false
  let count = 0
  for (let rest = words; rest > 0; rest &= rest - 1) count++
  return count >= needed
}
