import { firstFrom, type Occurrences, type Postings, postingsOf, spansFrom } from './postings.ts'
import { lengthOf, spanOf, startOf } from './span.ts'
import { termIn, type WordIndex } from './word-index.ts'
import type { Phrase } from './wording.ts'

/** Where terms stand one right after the other, as spans over all of them; undefined if nowhere. */
export function occurrencesOf(index: WordIndex, phrase: Phrase): Occurrences | undefined {
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

/** Words of topics repeat. Where each stands is found once; a full memory starts again empty. */
const mostKnown = 5_000
const known = new WeakMap<WordIndex, Map<readonly Phrase[], readonly Occurrences[]>>()

/** Where the ways to write a word occur, each that does. */
export function occurrencesOfWord(index: WordIndex, ways: readonly Phrase[]): readonly Occurrences[] {
  // A paper alone is asked for few words.
  if (index.size === 1) return occurring(index, ways)
  const ofIndex = known.get(index) ?? new Map<readonly Phrase[], readonly Occurrences[]>()
  const before = ofIndex.get(ways)
  if (before) return before
  if (ofIndex.size === 0 || ofIndex.size >= mostKnown) {
    ofIndex.clear()
    known.set(index, ofIndex)
  }
  const found = occurring(index, ways)
  ofIndex.set(ways, found)
  return found
}

function occurring(index: WordIndex, ways: readonly Phrase[]): readonly Occurrences[] {
  const found: Occurrences[] = []
  for (const way of ways) {
    const one = occurrencesOf(index, way)
    if (one) found.push(one)
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
