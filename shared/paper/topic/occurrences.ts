import { addSpan, lengthOf, type Occurrences, spanOf, startOf, type WordIndex } from './word-index.ts'

/** Where terms stand one right after the other, as spans over all of them; undefined if nowhere. */
export function occurrencesOf({ terms }: WordIndex, phrase: readonly string[]): Occurrences | undefined {
  let found: Occurrences | undefined
  for (const term of phrase) {
    const part = terms.get(term)
    if (!part) return undefined
    found = found ? followedBy(found, part) : part
    if (found.places.length === 0) return undefined
  }
  return found
}

function followedBy(before: Occurrences, after: Occurrences): Occurrences {
  const found: Occurrences = { places: [], ends: [], spans: [] }
  const rarer = before.places.length < after.places.length ? before : after
  let [inBefore, inAfter] = [0, 0]
  for (const place of rarer.places) {
    inBefore = firstFrom(before.places, place, inBefore)
    inAfter = firstFrom(after.places, place, inAfter)
    if (before.places[inBefore] === place && after.places[inAfter] === place)
      addFollowed(found, place, [before, inBefore], [after, inAfter])
  }
  return found
}

/** Occurrences, and one of their papers, by its place in `places`. */
type InPaper = readonly [all: Occurrences, paper: number]

function addFollowed(found: Occurrences, place: number, [before, one]: InPaper, [after, other]: InPaper) {
  for (let at = spansFrom(before, one); at < (before.ends[one] ?? 0); at++) {
    const span = before.spans[at] ?? 0
    const end = startOf(span) + lengthOf(span)
    for (let next = spansFrom(after, other); next < (after.ends[other] ?? 0); next++) {
      const follower = after.spans[next] ?? 0
      if (startOf(follower) !== end) continue
      addSpan(found, place, spanOf(startOf(span), lengthOf(span) + lengthOf(follower)))
      break
    }
  }
}

/** Where the spans of a paper begin, which stands there in `places`. */
export function spansFrom({ ends }: Occurrences, paper: number): number {
  return paper === 0 ? 0 : (ends[paper - 1] ?? 0)
}

/** Where in an ascending list the first is that is no less, from a place on: in steps that double, then by halves. */
export function firstFrom(list: readonly number[], wanted: number, from: number): number {
  // A search walks along: nearly always it is here or next.
  if (from >= list.length || (list[from] ?? 0) >= wanted) return from
  let low = from + 1
  let step = 1
  while (low + step <= list.length && (list[low + step - 1] ?? 0) < wanted) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, list.length)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
