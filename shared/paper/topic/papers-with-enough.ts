import { type Demand, isMet, type LiveWording } from './live-wordings.ts'
import type { WordIndex } from './word-index.ts'

// All searches share these, because none lasts longer than a call.
/** The words that papers have, as bits; zero between searches. */
let bits = new Int32Array(4_096)
/** The papers that have enough. */
let papers = new Int32Array(4_096)

/**
 * The places of the papers that have enough of the words, near each other or not, ascending. The next search overwrites
 * them.
 */
export function papersWithEnough(
  { size }: WordIndex,
  wordings: readonly LiveWording[],
  demand: Demand,
): Int32Array {
  const [only, second] = wordings
  if (only && !second) return only.found.postings.places.subarray(only.found.from, only.found.to)
  if (bits.length < size) {
    bits = new Int32Array(2 * size)
    papers = new Int32Array(2 * size)
  }
  const anchors = anchorsOf(wordings, demand)
  for (const live of wordings) mark(live)
  let count = 0
  for (const { found } of anchors) {
    const { places } = found.postings
    for (let at = found.from; at < found.to; at++) {
      const place = places[at] ?? 0
      const words = bits[place] ?? 0
      if (words === 0 || !isMet(words, demand)) continue
      papers[count++] = place
      // Another anchor must not name it again.
      bits[place] = 0
    }
  }
  bits.fill(0, 0, size)
  const enough = papers.subarray(0, count)
  return anchors.length > 1 ? enough.sort() : enough
}

function mark({ found: { postings, from, to }, words }: LiveWording): void {
  const { places } = postings
  for (let at = from; at < to; at++) {
    const place = places[at] ?? 0
    bits[place] = (bits[place] ?? 0) | words
  }
}

/** The wordings of the rarest required word: every paper has one of them. If no word is required, all wordings. */
function anchorsOf(wordings: readonly LiveWording[], { required }: Demand): readonly LiveWording[] {
  let rarest = 0
  let fewest = Number.POSITIVE_INFINITY
  for (let rest = required; rest !== 0; rest &= rest - 1) {
    const word = rest & -rest
    let papers = 0
    for (const { words, found } of wordings) if ((words & word) !== 0) papers += found.to - found.from
    if (papers >= fewest) continue
    fewest = papers
    rarest = word
  }
  return rarest === 0 ? wordings : wordings.filter(({ words }) => (words & rarest) !== 0)
}
