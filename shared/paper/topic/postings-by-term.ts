import { type Postings, postingsOf } from './postings.ts'

interface PostingsByTerm {
  /** By a term's number: its first posting. The next entry is where its postings end. */
  readonly firsts: Int32Array
  readonly postings: Postings
}

/** What stands paper by paper, term by term. Within a term, papers and their spans stay in order. */
export function postingsByTerm(
  termCount: number,
  occurring: readonly number[],
  spans: readonly number[],
  endOfPaper: Int32Array,
): PostingsByTerm {
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
