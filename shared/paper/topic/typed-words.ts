import { stems } from '../stems.ts'

export interface TopicWord {
  /** As typed. */
  readonly word: string
  /** `network` for `networks`. The stems of a compound must stand side by side: `k mean` for `k-means`. */
  readonly stem: string
}

/** Beginnings of words that are no words themselves: `multi agent` is `multi-agent`. */
const prefix = /^(?:anti|bi|co|cross|hyper|inter|intra|multi|non|pre|pseudo|quasi|self|semi|sub|tri|un)$/i
const shots = /^(?:zero|one|few|many) shots?$/i

/** The words that have a stem to look for, each stem once. */
export function typedWords(words: readonly string[]): TopicWord[] {
  const byStem = new Map<string, TopicWord>()
  for (const word of inCompounds(words)) {
    const stem = stems(word).join(' ')
    if (stem !== '' && !byStem.has(stem)) byStem.set(stem, { word, stem })
  }
  return [...byStem.values()]
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
    } else if (
      next !== undefined &&
      (prefix.test(word) || shots.test(`${word} ${next}`)) &&
      !/^to$/i.test(next)
    ) {
      found.push(`${word} ${next}`)
      at++
    } else found.push(word)
  }
  return found
}
