import type { Paper } from '../paper.ts'
import { stems } from '../stems.ts'
import { definitionsIn } from './acronym-definitions.ts'
import { meaningOf } from './meaning.ts'
import { paperTerms } from './paper-terms.ts'
import { type Occurrences, type Postings, postingsOf } from './postings.ts'

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
  /** Of all papers one after the other: which term occurs, and where. */
  const occurring: number[] = []
  const spans: number[] = []
  const ends = new Int32Array(papers.length)
  const lengths = new Int32Array(papers.length)
  papers.forEach((paper, place) => {
    lengths[place] = paperTerms(paper, (term, span) => {
      const number = terms.get(term) ?? terms.size
      if (number === terms.size) terms.set(term, number)
      occurring.push(number)
      spans.push(span)
    })
    ends[place] = spans.length
  })
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / papers.length
  const sorted = byTerm(terms.size, occurring, spans, ends)
  return { size: papers.length, terms, ...sorted, lengths, meanLength, meanings: meaningsIn(papers) }
}

/** Where a term occurs; undefined if nowhere. */
export function termIn({ terms, firsts, postings }: WordIndex, term: string): Occurrences | undefined {
  const number = terms.get(term)
  if (number === undefined) return undefined
  return { postings, from: firsts[number] ?? 0, to: firsts[number + 1] ?? 0 }
}

/** What stands paper by paper, term by term. Within a term, papers and their spans stay in order. */
function byTerm(
  termCount: number,
  occurring: readonly number[],
  spans: readonly number[],
  endOfPaper: Int32Array,
): Pick<WordIndex, 'firsts' | 'postings'> {
  const nextSpan = new Int32Array(termCount + 1)
  const firsts = new Int32Array(termCount + 1)
  const lastPaper = new Int32Array(termCount).fill(-1)
  let at = 0
  endOfPaper.forEach((end, place) => {
    for (; at < end; at++) {
      const term = occurring[at] ?? 0
      nextSpan[term + 1] = (nextSpan[term + 1] ?? 0) + 1
      if (lastPaper[term] === place) continue
      lastPaper[term] = place
      firsts[term + 1] = (firsts[term + 1] ?? 0) + 1
    }
  })
  for (let term = 1; term <= termCount; term++) {
    nextSpan[term] = (nextSpan[term] ?? 0) + (nextSpan[term - 1] ?? 0)
    firsts[term] = (firsts[term] ?? 0) + (firsts[term - 1] ?? 0)
  }
  const postings = postingsOf(firsts[termCount] ?? 0, spans.length)
  const nextPosting = firsts.slice()
  lastPaper.fill(-1)
  at = 0
  endOfPaper.forEach((end, place) => {
    for (; at < end; at++) {
      const term = occurring[at] ?? 0
      const span = nextSpan[term] ?? 0
      postings.spans[span] = spans[at] ?? 0
      nextSpan[term] = span + 1
      if (lastPaper[term] !== place) nextPosting[term] = (nextPosting[term] ?? 0) + 1
      lastPaper[term] = place
      const posting = (nextPosting[term] ?? 0) - 1
      postings.places[posting] = place
      postings.ends[posting] = span + 1
    }
  })
  return { firsts, postings }
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
