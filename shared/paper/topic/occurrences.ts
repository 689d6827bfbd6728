import { firstFrom, type Occurrences, type Postings, postingsOf, spansFrom } from './postings.ts'
import { lengthOf, spanOf, startOf } from './span.ts'
import { termIn, type WordIndex } from './word-index.ts'

/** Where terms stand one right after the other, as spans over all of them; undefined if nowhere. */
export function occurrencesOf(index: WordIndex, phrase: readonly string[]): Occurrences | undefined {
  // Most parts of words that are no words of their own end here.
  for (const term of phrase) if (!index.terms.has(term)) return undefined
  let found: Occurrences | undefined
  for (const term of phrase) {
    const part = termIn(index, term)
    if (!part) return undefined
    found = found ? followedBy(found, part) : part
    if (!found) return undefined
  }
  return found
}

function followedBy(before: Occurrences, after: Occurrences): Occurrences | undefined {
  const rarer = before.to - before.from < after.to - after.from ? before : after
  let found: Postings | undefined
  let count = 0
  let [inBefore, inAfter] = [before.from, after.from]
  for (let at = rarer.from; at < rarer.to; at++) {
    const place = rarer.postings.places[at] ?? 0
    inBefore = firstFrom(before.postings.places, place, inBefore, before.to)
    inAfter = firstFrom(after.postings.places, place, inAfter, after.to)
    if (inBefore === before.to || inAfter === after.to) break
    if (before.postings.places[inBefore] !== place || after.postings.places[inAfter] !== place) continue
    // Most never meet.
    found ??= postingsOf(rarer.to - at, spansIn(before))
    const begin = spansFrom(found.ends, count)
    const end = addFollowed(found.spans, begin, [before.postings, inBefore], [after.postings, inAfter])
    if (end === begin) continue
    found.places[count] = place
    found.ends[count] = end
    count++
  }
  return found && count > 0 ? { postings: found, from: 0, to: count } : undefined
}

function spansIn({ postings: { ends }, from, to }: Occurrences): number {
  return spansFrom(ends, to) - spansFrom(ends, from)
}

/** Adds the spans of a paper where one posting follows the other, and returns where they end. */
function addFollowed(
  spans: Int32Array,
  begin: number,
  [before, one]: readonly [Postings, number],
  [after, other]: readonly [Postings, number],
): number {
  let end = begin
  const first = spansFrom(after.ends, other)
  const last = after.ends[other] ?? 0
  for (let at = spansFrom(before.ends, one); at < (before.ends[one] ?? 0); at++) {
    const span = before.spans[at] ?? 0
    const wanted = startOf(span) + lengthOf(span)
    for (let next = first; next < last; next++) {
      const follower = after.spans[next] ?? 0
      if (startOf(follower) !== wanted) continue
      spans[end++] = spanOf(startOf(span), lengthOf(span) + lengthOf(follower))
      break
    }
  }
  return end
}
