import { addSpan, lengthOf, type Occurrences, spanOf, startOf, type WordIndex } from './word-index.ts'

/** Where terms stand one right after the other, as spans over all of them; undefined if nowhere. */
export function occurrencesOf({ terms }: WordIndex, phrase: readonly string[]): Occurrences | undefined {
  const parts: Occurrences[] = []
  for (const term of phrase) {
    const part = terms.get(term)
    if (!part) return undefined
    parts.push(part)
  }
  const [first, ...rest] = parts
  const found = first && rest.reduce(followedBy, first)
  return found && found.places.length > 0 ? found : undefined
}

function followedBy(before: Occurrences, after: Occurrences): Occurrences {
  const found: Occurrences = { places: [], ends: [], spans: [] }
  const rarer = before.places.length < after.places.length ? before : after
  for (const place of rarer.places) {
    const followers = spansIn(after, place)
    if (followers.length === 0) continue
    for (const span of spansIn(before, place)) {
      const end = startOf(span) + lengthOf(span)
      const follower = followers.find((other) => startOf(other) === end)
      if (follower !== undefined)
        addSpan(found, place, spanOf(startOf(span), lengthOf(span) + lengthOf(follower)))
    }
  }
  return found
}

const none: readonly number[] = []

/** The spans in a paper, ascending. */
function spansIn({ places, ends, spans }: Occurrences, place: number): readonly number[] {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return places[low] === place ? spans.slice(low === 0 ? 0 : ends[low - 1], ends[low]) : none
}

/** The occurrences in some of the papers, and of some lengths. */
export function onlyWhere(all: Occurrences, isMeant: (place: number, span: number) => boolean): Occurrences {
  const found: Occurrences = { places: [], ends: [], spans: [] }
  for (const place of all.places)
    for (const span of spansIn(all, place)) if (isMeant(place, span)) addSpan(found, place, span)
  return found
}
