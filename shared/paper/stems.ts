import { stemmer } from 'stemmer'
import { foldedWords } from './fold.ts'

/** Twice the different words of the largest edition; past that the memory starts again from nothing. */
const mostKnownWords = 50_000
const known = new Map<string, string>()

/**
 * The words of a text by their Porter stems, so that `networks` finds `network` and `clustering` finds `clusters`. Both
 * sides of a comparison go through it: a wrong stem is wrong alike on both.
 */
export function stems(text: string): string[] {
  // Else the "s" of "Parkinson's" would be a word that a reader's "Parkinson's" has to find.
  return foldedWords(text.replace(/(\p{L})['’]s(?!\p{L})/gu, '$1')).map(stem)
}

function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size >= mostKnownWords) known.clear()
  const found = stemmer(word)
  known.set(word, found)
  return found
}
