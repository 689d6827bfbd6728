import { stems } from '../stems.ts'

export interface TopicWord {
  /** As typed. */
  readonly word: string
  /** `network` for `networks`. The stems of a compound must stand side by side: `k mean` for `k-means`. */
  readonly stem: string
}

/** Beginnings of words that are no words themselves: `multi agent` is `multi-agent`. */
const prefixes =
  'anti|auto|bi|co|cross|electro|geo|hyper|inter|intra|macro|micro|multi|neuro|non|omni|photo|pre|pseudo|quasi|re|self|semi|spatio|sub|tri|ultra|un'
const prefix = new RegExp(`^(?:${prefixes})$`, 'i')

/** Two words that are one: what they are without a hyphen is written with one, too. `on policy` is no policy. */
const pair =
  /^(?:(?:zero|one|few|many) shots?|meta learning|post (?:edit|process|train)ing|post (?:hoc|quantum)|on (?:board|chip|demand|device|line|orbit|policy|premises?)|in (?:cabin|context|distribution|domain|memory|sensor|silico|situ|vehicle|vitro|vivo))$/i

/** A number that belongs to a word: `GPT 4`, `Qwen 2.5`. A year belongs to none. */
const number = /^\d{1,3}(?:\.\d+)*$/
/** What a number before them counts: `6 DoF`, `3 D`. */
const counted = /^(?:bits?|body|d|dim|dimension(?:al|s)?|dof|g|gram|nearest|points?|shots?|steps?|ways?)$/i

/** What may be one word with its neighbour begins with one of these. Most topics have none. */
const joining = new RegExp(`^(?:\\d|(?:to|zero|one|few|many|meta|post|on|in|${prefixes})$)`, 'i')

/** The words that have a stem to look for, each stem once. */
export function typedWords(words: readonly string[]): TopicWord[] {
  const typed: TopicWord[] = []
  for (const word of words.some((word) => joining.test(word)) ? inCompounds(words) : words) {
    const stem = stemsOf(word)
    if (stem !== '' && !typed.some((one) => one.stem === stem)) typed.push({ word, stem })
  }
  return typed
}

function stemsOf(word: string): string {
  const found = stems(word)
  return found.length === 1 ? (found[0] ?? '') : found.join(' ')
}

/** `text to image` and `multi agent` are one word each: their order matters, and nothing stands between. */
function inCompounds(words: readonly string[]): string[] {
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    const [word = '', next] = words.slice(at)
    const last = found.at(-1)
    if (/^to$/i.test(word) && last !== undefined && next !== undefined) {
      found[found.length - 1] = `${last} ${word} ${next}`
      at++
    } else if (next !== undefined && isOne(word, next)) {
      found.push(`${word} ${next}`)
      at++
    } else if (number.test(word) && last !== undefined && /^\p{L}+$/u.test(last)) {
      found[found.length - 1] = `${last} ${word}`
    } else found.push(word)
  }
  return found
}

function isOne(word: string, next: string): boolean {
  if (pair.test(`${word} ${next}`) || (number.test(word) && counted.test(next))) return true
  return prefix.test(word) && !/^to$/i.test(next)
}
