import { foldedWords } from './fold.ts'
import { stemOf } from './stem.ts'

/** Twice the number of different words in the largest edition. A full memory starts again empty. */
const mostKnownWords = 50_000
const known = new Map<string, string>()

/**
 * The stems of a text's words, so that `networks` finds `network`, `clustering` finds `clusters` and
 * `quantisation` finds `quantized`. Both sides of a comparison use it, so that a wrong stem is equally wrong on
 * both.
 */
export function stems(text: string): string[] {
  // Most are asked of one plain word.
  if (plainWord.test(text)) return [stem(text)]
  // Otherwise the "s" of a reader's "Parkinson's" would be a word that a paper must have too.
  return foldedWords(asSpoken(text).replace(/(\p{L})['’]s(?!\p{L})/gu, '$1')).map(stem)
}

/**
 * A text in which each word is written as it is spoken: `Text2SQL` → `Text-to-SQL`, and letters without the s of
 * their plural, `GPUs` → `GPU`. That s is small, so `GPS` and `IDS` keep theirs.
 */
export function asSpoken(text: string): string {
  if (plainWord.test(text)) return text
  return text.replace(toBetweenWords, '-to-').replace(pluralOfLetters, '')
}

const plainWord = /^[a-z]+$/
const toBetweenWords = /(?<=\p{L}{3})2(?=\p{L}{3})/gu
/** It ends a word with a capital, or with a digit behind one, after another of either. */
const pluralOfLetters =
  /s(?![\p{L}\p{N}])(?<=(?:\p{Lu}[\p{L}\p{N}]*[\p{Lu}\p{N}]|\p{N}[\p{L}\p{N}]*\p{Lu})s)/gu

/** The stem of a word that is folded. */
export function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size >= mostKnownWords) known.clear()
  const found = stemOf(word)
  known.set(word, found)
  return found
}
