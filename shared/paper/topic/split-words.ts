import { foldedWords } from '../fold.ts'
import { asSpoken, stem } from '../stems.ts'
import { isFunctionWord } from './function-words.ts'
import type { Phrase } from './wording.ts'

/** Words written as one. */
export function asOne(words: readonly { readonly word: string }[]): string {
  let together = ''
  for (const { word } of words)
    together += /^[a-z]+$/.test(word) ? word : foldedWords(asSpoken(word)).join('')
  return stem(together)
}

/** Many topics have the same words. A full memory starts again empty. */
const mostKnown = 5_000
const known = new Map<string, readonly Phrase[]>()

/** Where a word may be two: `finetuning` is `fine tuning`, and `llama3` is `llama 3`. */
export function splitsOf(typed: string, stemOfTyped: string): readonly Phrase[] {
  const before = known.get(typed)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const found = [...partsOf(typed), ...besideDigits(stemOfTyped)]
  known.set(typed, found)
  return found
}

const shortestPart = 3
const noPart = /^(?:all|any|can|has|her|his|may|new|not|our|out|per|the|use|was|who|you)$/

/** What makes no sense stands nowhere, and so finds nothing. */
function partsOf(typed: string): Phrase[] {
  const found: Phrase[] = []
  const word = foldedWords(asSpoken(typed)).join('')
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (!parts.some((part) => noPart.test(part) || isFunctionWord(part))) found.push(parts.map(stem))
  }
  return found
}

/** `4bit` is `4 bit`. */
function besideDigits(word: string): Phrase[] {
  const [, ...parts] =
    /^(\p{L}{3,})(\d{1,3})$/u.exec(word) ?? /^(\d{1,3})(bit|dof|shot|way)$/.exec(word) ?? []
  return parts.length > 0 ? [parts] : []
}
