import { foldedWords } from '../fold.ts'
import { asSpoken, stem } from '../stems.ts'

/** A word of a text, with what its spelling tells. */
export interface WrittenWord {
  readonly stem: string
  /** Folded. */
  readonly word: string
  /** Is it written as acronyms are (`RAG`, `LLMs`, `LoRA`)? */
  readonly isAcronym: boolean
  /** What stands between it and the word before it. */
  readonly joint: Joint
}

/** A hyphen makes a compound of two words. After a stop, a sentence or another part of one begins. */
type Joint = 'none' | 'hyphen' | 'part' | 'sentence'

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:\+\+|#)?/gu
const hyphen = /^[-\u2010\u2011\u2012\u2013]$/
const sentenceEnd = /[.!?](?:\s|$)/
const partEnd = /[;:](?:\s|$)|[—|]/

type Spelling = Pick<WrittenWord, 'stem' | 'word' | 'isAcronym'>
/** Folding costs more than all else here, and texts repeat their words. A full memory starts again empty. */
const mostKnownWords = 50_000
const known = new Map<string, readonly Spelling[]>()

/** The words of a text, in order. */
export function writtenWords(written: string): WrittenWord[] {
  const text = asSpoken(written)
  const words: WrittenWord[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const between = text.slice(end, index)
    end = index + word.length
    // Otherwise the "s" of a reader's "Parkinson's" would be a word that a paper must have too.
    if (word === 's' && /^['’]$/.test(between)) continue
    const joint = words.length === 0 ? 'none' : jointOf(between)
    for (const spelling of spellingsOf(word)) words.push({ ...spelling, joint })
  }
  return words
}

function jointOf(between: string): Joint {
  if (between === ' ') return 'none'
  if (hyphen.test(between)) return 'hyphen'
  return sentenceEnd.test(between) ? 'sentence' : partEnd.test(between) ? 'part' : 'none'
}

/** Nearly always one. A ligature or a sign that folds into several words gives them all. */
function spellingsOf(written: string): readonly Spelling[] {
  const before = known.get(written)
  if (before) return before
  if (known.size >= mostKnownWords) known.clear()
  const isAcronym = isCapitalised(written)
  const made = foldedWords(written).map((word) => ({ word, stem: stem(word), isAcronym }))
  known.set(written, made)
  return made
}

/** Has it two capitals, or a capital and a digit (`V2X`, `H2O`)? */
export function isCapitalised(word: string): boolean {
  return /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}.*\p{Lu}/u.test(word)
}
