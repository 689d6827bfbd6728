import { foldedWords } from '../fold.ts'
import { asSpoken, stem } from '../stems.ts'
import { wordCharacterAt } from './word-character.ts'

/** A word of a text, with what its spelling tells. */
export interface WrittenWord {
  readonly stem: string
  /** Folded. */
  readonly word: string
  /** Is it written as acronyms are (`RAG`, `LLMs`, `LoRA`)? */
  readonly isAcronym: boolean
}

/** The words of a text, in order. */
export interface WrittenWords<Word extends WrittenWord = WrittenWord> {
  readonly words: readonly Word[]
  /** What stands between each word and the one before it. */
  readonly joints: readonly Joint[]
}

/** A hyphen makes a compound of two words. After a stop, a sentence or another part of one begins. */
export type Joint = 'none' | 'hyphen' | 'part' | 'sentence'

const hyphen = /^[-\u2010\u2011\u2012\u2013]$/
const sentenceEnd = /[.!?](?:\s|$)/
const partEnd = /[;:](?:\s|$)|[—|]/

/** A word as it is spoken; see `spokenAs`. */
export type Speak<Word extends WrittenWord> = (written: string) => readonly (readonly Word[])[]

/** @param speak how words are read: an index knows more of its words than their spelling */
export function writtenWords<Word extends WrittenWord>(text: string, speak: Speak<Word>): WrittenWords<Word> {
  const words: Word[] = []
  const joints: Joint[] = []
  let end = 0
  for (let start = nextWord(text, 0); start < text.length; start = nextWord(text, end)) {
    const before = end
    end = endOfWord(text, start)
    // Otherwise the "s" of a reader's "Parkinson's" would be a word that a paper must have too.
    if (isGenitive(text, before, start, end)) continue
    let joint = words.length === 0 ? 'none' : jointOf(text, before, start)
    for (const spoken of speak(text.slice(start, end))) {
      for (const word of spoken) {
        words.push(word)
        joints.push(joint)
      }
      joint = 'hyphen'
    }
  }
  return { words, joints }
}

/** Where the next word begins, from a place on; the text's length if there is none. */
function nextWord(text: string, from: number): number {
  let at = from
  while (at < text.length && wordCharacterAt(text, at) === 0) at++
  return at
}

/** `C++` and `C#` are words of their own. */
function endOfWord(text: string, start: number): number {
  let at = start
  for (let width = 1; width > 0; at += width) width = wordCharacterAt(text, at)
  if (text.startsWith('++', at)) return at + 2
  return text[at] === '#' ? at + 1 : at
}

function isGenitive(text: string, before: number, start: number, end: number): boolean {
  return end === start + 1 && text[start] === 's' && start === before + 1 && /['’]/.test(text[before] ?? '')
}

function jointOf(text: string, end: number, start: number): Joint {
  if (start === end + 1) {
    const sign = text[end] ?? ''
    if (sign === ' ') return 'none'
    if (hyphen.test(sign)) return 'hyphen'
  }
  const between = text.slice(end, start)
  if (between === ', ') return 'none'
  return sentenceEnd.test(between) ? 'sentence' : partEnd.test(between) ? 'part' : 'none'
}

/** Folding costs more than all else here, and texts repeat their words. A full memory starts again empty. */
const mostKnownWords = 50_000
const known = new Map<string, readonly (readonly WrittenWord[])[]>()

/**
 * A word as it is spoken: nearly always one word. `Text2SQL` is three, with hyphens. A ligature or a sign that folds
 * into several words gives them all at once.
 */
export function spokenAs(written: string): readonly (readonly WrittenWord[])[] {
  const before = known.get(written)
  if (before) return before
  if (known.size >= mostKnownWords) known.clear()
  const made = (asSpoken(written).match(parts) ?? []).map((part) => {
    const isAcronym = isCapitalised(part)
    return foldedWords(part).map((word) => ({ word, stem: stem(word), isAcronym }))
  })
  known.set(written, made)
  return made
}

const parts = /[^-]+/g

/** Has it two capitals, or a capital and a digit (`V2X`, `H2O`)? */
export function isCapitalised(word: string): boolean {
  return /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}.*\p{Lu}/u.test(word)
}
