import type { Paper } from '../paper.ts'
import { stems } from '../stems.ts'
import { definitionsIn } from './acronym-definitions.ts'
import { meaningOf } from './meaning.ts'
import { acronymTerm, paperTerms } from './paper-terms.ts'
import type { Occurrences, Postings } from './postings.ts'
import { postingsByTerm } from './postings-by-term.ts'
import { type Speak, spokenAs, type WrittenWord } from './written-words.ts'

/** The words of papers, by term. It is plain data: it can be stored and read again. */
export interface WordIndex {
  readonly size: number
  /**
   * Terms with their numbers. A term is a stem (`network`), a compound written as one (`finetun` for `fine-tuning`), or
   * an acronym as such (`^rag`).
   */
  readonly terms: ReadonlyMap<string, number>
  /** By a term's number: its first posting. The next entry is where its postings end. */
  readonly firsts: Int32Array
  readonly postings: Postings
  /** How many words each paper has, each times the weight of its field. */
  readonly lengths: Int32Array
  readonly meanLength: number
  /** What acronyms mean in the papers that say so themselves: by stem, then by place. */
  readonly meanings: ReadonlyMap<string, ReadonlyMap<number, string>>
}

export function wordIndex(papers: readonly Paper[]): WordIndex {
  const terms = new Map<string, number>()
  const speak = numbered(terms)
  /** Of all papers one after the other: which term occurs, and where. */
  const occurring: number[] = []
  const spans: number[] = []
  const ends = new Int32Array(papers.length)
  const lengths = new Int32Array(papers.length)
  const take = {
    speak,
    word({ term, letters }: NumberedWord, span: number) {
      occurring.push(term)
      spans.push(span)
      if (letters === undefined) return
      occurring.push(letters)
      spans.push(span)
    },
    compound(term: string, span: number) {
      occurring.push(numberOf(terms, term))
      spans.push(span)
    },
  }
  papers.forEach((paper, place) => {
    lengths[place] = paperTerms(paper, take)
    ends[place] = spans.length
  })
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / papers.length
  const sorted = postingsByTerm(terms.size, occurring, spans, ends)
  return { size: papers.length, terms, ...sorted, lengths, meanLength, meanings: meaningsIn(papers) }
}

/** A word with the numbers of its terms. */
interface NumberedWord extends WrittenWord {
  readonly term: number
  /** That of the acronym as such, if it is one. */
  readonly letters: number | undefined
}

/** Reads words and numbers their terms, each word once: texts repeat them. */
function numbered(terms: Map<string, number>): Speak<NumberedWord> {
  const known = new Map<string, readonly (readonly NumberedWord[])[]>()
  return (written) => {
    const before = known.get(written)
    if (before) return before
    const made = spokenAs(written).map((part) =>
      part.map(({ word, stem, isAcronym }) => {
        const term = numberOf(terms, stem)
        return {
          word,
          stem,
          isAcronym,
          term,
          letters: isAcronym ? numberOf(terms, acronymTerm(stem)) : undefined,
        }
      }),
    )
    known.set(written, made)
    return made
  }
}

function numberOf(terms: Map<string, number>, term: string): number {
  const number = terms.get(term) ?? terms.size
  if (number === terms.size) terms.set(term, number)
  return number
}

/** Where a term occurs; undefined if nowhere. */
export function termIn({ terms, firsts, postings }: WordIndex, term: string): Occurrences | undefined {
  const number = terms.get(term)
  if (number === undefined) return undefined
  const from = firsts[number] ?? 0
  const to = firsts[number + 1] ?? 0
  // A word behind the last place of a field has a number, and stands nowhere.
  return from < to ? { postings, from, to } : undefined
}

function meaningsIn(papers: readonly Paper[]): WordIndex['meanings'] {
  const meanings = new Map<string, Map<number, string>>()
  papers.forEach(({ title, abstract }, place) => {
    for (const { short, long } of definitionsIn(`${title}. ${abstract}`)) {
      const key = stems(short).join('')
      const known = meanings.get(key) ?? new Map<number, string>()
      if (!known.has(place)) known.set(place, meaningOf(long))
      meanings.set(key, known)
    }
  })
  return meanings
}

const own = new WeakMap<Paper, WordIndex>()

/** The index of a paper alone, made once for each. */
export function indexOfOne(paper: Paper): WordIndex {
  const known = own.get(paper)
  if (known) return known
  const made = wordIndex([paper])
  own.set(paper, made)
  return made
}
