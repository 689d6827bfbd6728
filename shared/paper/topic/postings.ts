/**
 * Where terms occur, one term after the other. A posting is a term in a paper: an entry of `places` and of `ends`. All
 * are plain numbers in a row, because a search reads thousands of them.
 */
export interface Postings {
  /** The place of each posting's paper; for each term ascending. */
  readonly places: Int32Array
  /** Where in `spans` each posting's last one ends; its first one follows those of the posting before. */
  readonly ends: Int32Array
  /** In each paper as the text goes; see `spanOf`. */
  readonly spans: Int32Array
}

/** Where a term or a phrase occurs: some postings, from this one, up to but without that one. */
export interface Occurrences {
  readonly postings: Postings
  readonly from: number
  readonly to: number
}

export function postingsOf(postings: number, spans: number): Postings {
  return {
    places: new Int32Array(postings),
    ends: new Int32Array(postings),
    spans: new Int32Array(spans),
  }
}

/** Where the spans of a posting begin. */
export function spansFrom(ends: Int32Array, posting: number): number {
  return posting === 0 ? 0 : (ends[posting - 1] ?? 0)
}

/** The first of some ascending numbers that is no less: in steps that double, then by halves. `to` if there is none. */
export function firstFrom(list: Int32Array, wanted: number, from: number, to: number): number {
  // A search walks along: nearly always it is here or next.
  if (from >= to || (list[from] ?? 0) >= wanted) return from
  let low = from + 1
  let step = 1
  while (low + step <= to && (list[low + step - 1] ?? 0) < wanted) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, to)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
