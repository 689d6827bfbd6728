import { foldedWords } from '../fold.ts'
import type { Paper } from '../paper.ts'
import { asSpoken, stem } from '../stems.ts'
import type { TopicWord } from './typed-words.ts'

/** Endings that make a subject of what many papers only do. */
const nounEnding = /(?:ion|ment|ness|ty|cy|ing|al|ics|ory|sis)(?=s?$)/

/**
 * Does a paper that has a word's stem have the word? `-generation` keeps out papers on generation, and not the half of
 * all that generate something: in an abstract, such a noun is meant itself, in any spelling and number. In a title or
 * among the keywords, `generating` says the same.
 */
export function hasWordItself(
  { title, keywords, abstract }: Paper,
  { word, stem: stems }: TopicWord,
): boolean {
  const parts = foldedWords(asSpoken(word))
  const ending = nounEnding.exec(parts.at(-1) ?? '')?.[0]
  if (ending === undefined) return true
  const meant = new Set([stems.split(' ').at(-1), stem(parts.join(''))])
  const has = (text: string, ends?: RegExp): boolean =>
    foldedWords(asSpoken(text)).some(
      (written, at, all) =>
        (ends?.test(written) ?? true) &&
        (meant.has(stem(written)) || meant.has(stem(`${all[at - 1] ?? ''}${written}`))),
    )
  return [title, ...keywords].some((text) => has(text)) || has(abstract, endingOf(ending))
}

/** In any number: `theory`, `theories`; `analysis`, `analyses`. */
function endingOf(ending: string): RegExp {
  return new RegExp(`${ending.replace(/y$/, '(?:y|ie)').replace(/sis$/, 's[ie]')}s?$`)
}
