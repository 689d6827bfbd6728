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

/** The ways to write one word. All topics that have it share them. */
interface Ways {
  readonly stem: string
  readonly phrases: readonly Phrase[]
  /** The ways that remain if the word itself counts as letters. */
  readonly besides: readonly Phrase[]
}

/** Many topics have the same words. A full memory starts again empty. */
const mostKnown = 5_000
const known = new Map<string, Ways>()

/**
 * How papers write a word: `finetuning` is `fine tuning`, too, and `llama3` is `llama 3`. A compound is its words, or all
 * of them as one.
 */
export function waysOf(word: string, stemOfWord: string): Ways {
  const before = known.get(word)
  // What an acronym spells out is read word by word: there, `text2sql` has another stem.
  if (before?.stem === stemOfWord) return before
  if (known.size >= mostKnown) known.clear()
  const made = makeWays(word, stemOfWord)
  known.set(word, made)
  return made
}

function makeWays(word: string, stemOfWord: string): Ways {
  const terms = stemOfWord.split(' ')
  if (terms.length > 1) return { stem: stemOfWord, phrases: [terms, [asOne([{ word }])]], besides: [] }
  const besides = [...partsOf(word), ...besideDigits(stemOfWord)]
  return { stem: stemOfWord, phrases: [terms, ...besides], besides }
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
