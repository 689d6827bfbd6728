import { isFunctionWord } from './function-words.ts'
import { isCapitalised } from './written-words.ts'

/** What a text says that letters stand for: `retrieval-augmented generation (RAG)`. */
export interface AcronymDefinition {
  /** As written, without the s of a plural: `RAG`, `3DGS`. */
  readonly short: string
  /** As written. */
  readonly long: string
}

const shortest = 2
const longest = 10
/** How far before its bracket a long form may begin, in characters. */
const reach = 120

/**
 * The acronyms that a text defines: a long form, then the short one in brackets, or the other way round. It is the
 * algorithm of Schwartz and Hearst (PSB 2003), with four changes that real abstracts ask for: a short form has a
 * capital, a word of a compound brings its whole compound (else `test-time augmentation (TTA)` would begin at
 * `time`), what stands before the bracket ends at the sentence's beginning, and initials go before other letters
 * (else `proximal policy optimization (PPO)` would begin at `policy`).
 */
export function definitionsIn(text: string): AcronymDefinition[] {
  const found: AcronymDefinition[] = []
  // A bracket that opens inside another is looked at by itself, so no list `1) … 2) …` hides the rest.
  for (const { 1: inside = '', index } of text.matchAll(/\(([^()]{2,60})[),;]/g)) {
    const before = text.slice(Math.max(0, index - reach), index).replace(/["”’'\s]{1,9}$/, '')
    const definition = shortInside(inside, before.slice(sentenceStart(before))) ?? longInside(inside, before)
    if (definition) found.push(definition)
  }
  return found
}

function shortInside(inside: string, before: string): AcronymDefinition | undefined {
  const short = shortForm(inside)
  const long = short === undefined ? undefined : longForm(short, before)
  return short === undefined || long === undefined ? undefined : { short, long }
}

/** `RAG (retrieval-augmented generation)` */
function longInside(inside: string, before: string): AcronymDefinition | undefined {
  const short = shortForm(/[\p{L}\p{N}-]{1,11}$/u.exec(before)?.[0] ?? '')
  const long = inside.trim()
  return short !== undefined && longForm(short, long) === long ? { short, long } : undefined
}

function shortForm(inside: string): string | undefined {
  const [first = ''] = inside.split(/[,;:]| e\.g\.| i\.e\./)
  const short = first.trim().replace(/(?<=[A-Z0-9])s$/, '')
  const isShort = short.length >= shortest && short.length <= longest && !/\s/.test(short)
  return isShort && isCapitalised(short) && /^[\p{L}\p{N}]/u.test(short) ? short : undefined
}

function sentenceStart(text: string): number {
  const stop = Math.max(text.lastIndexOf('. '), text.lastIndexOf('? '), text.lastIndexOf('! '))
  return Math.max(stop + 1, text.lastIndexOf('; ') + 1, text.lastIndexOf('(') + 1, text.lastIndexOf(')') + 1)
}

function longForm(short: string, before: string): string | undefined {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const text = before.toLowerCase()
  const at = startByInitials(letters, text) ?? startByLetters(letters, text)
  if (at === undefined) return undefined
  const compound = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*[-\u2010\u2011]$/u.exec(before.slice(0, at))
  const long = before.slice(compound ? compound.index : at).trim()
  const words = long.split(/[\s-]+/).length
  const mostWords = Math.min(letters.length + 5, letters.length * 2)
  const isLong = long.length > short.length && words <= mostWords && words > 1
  return isLong && !long.split(/[\s-]+/).includes(short) && !/["“”\\$[\]{}]/.test(long) ? long : undefined
}

/** Where the last words begin that have the letters as their initials, function words aside. A 2 is `to`. */
function startByInitials(letters: string, text: string): number | undefined {
  let left = letters.length
  for (const { 0: word, index } of [...text.matchAll(/[\p{L}\p{N}]+/gu)].reverse()) {
    const letter = letters[left - 1]
    if (word[0] === letter || (word === 'to' && letter === '2')) left--
    else if (left === letters.length || !isFunctionWord(word)) return undefined
    if (left === 0) return index
  }
  return undefined
}

/** Finds each letter of the short form in the long one, from the end. The first one must begin a word. */
function startByLetters(letters: string, text: string): number | undefined {
  let at = text.length
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    const wanted = letters.charAt(letter)
    at = text.lastIndexOf(wanted, at - 1)
    while (letter === 0 && at > 0 && isInWord(text.charAt(at - 1))) at = text.lastIndexOf(wanted, at - 1)
    if (at < 0) return undefined
  }
  return at
}

function isInWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}
