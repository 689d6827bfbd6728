import { type Demand, isMet, type LiveWording } from './live-wordings.ts'
import { firstFrom, spansFrom } from './occurrences.ts'
import { fieldOf, fieldWeights, isTold, lengthOf, startOf, topicFields } from './word-index.ts'

/** How many other words may stand among those of a topic. */
const slack = 2

const weights = topicFields.map((field) => fieldWeights[field])

/** What a paper has of a topic: the places where enough of its words stand near each other, none of them in two. */
export interface Mentions {
  count: number
  /** Each counts as much as its field. */
  weight: number
  /** All the words that they have, as bits. */
  words: number
  /** The weightiest field that has one. */
  field: number
  /** Is one a whole phrase, or where a paper tells what it is about? Then one is enough. */
  isTelling: boolean
}

/**
 * Counts mentions, paper by paper, in ascending order. Each search asks thousands of papers, so it makes nothing anew for
 * any of them: all of them share one list and one result.
 */
export function mentionCounter(
  wordings: readonly LiveWording[],
  demand: Demand,
): (place: number) => Mentions {
  const at = wordings.map(() => 0)
  /** What the paper has, in order. Each is one number: a span, and after it the wording (eight words are written in fewer ways). */
  const found: number[] = []
  const mentions: Mentions = { count: 0, weight: 0, words: 0, field: 0, isTelling: false }

  function gather(place: number): void {
    found.length = 0
    for (let wording = 0; wording < wordings.length; wording++) {
      const live = wordings[wording]
      if (!live) continue
      const { places, ends, spans } = live.found
      const paper = firstFrom(places, place, at[wording] ?? 0)
      at[wording] = paper
      if (places[paper] !== place || live.isMeant?.(place) === false) continue
      for (let span = spansFrom(live.found, paper); span < (ends[paper] ?? 0); span++) {
        const one = spans[span] ?? 0
        if (!live.isCompound || lengthOf(one) > 1) insert(found, (one << 8) | wording)
      }
    }
  }

  /** Adds the mention that begins here, if one does, and returns where it ends. */
  function mentionFrom(first: number): number {
    const begin = startOf(spanIn(found, first))
    let end = begin
    let words = 0
    let others = 0
    let isPart = false
    for (let next = first; next < found.length; next++) {
      const span = spanIn(found, next)
      const start = startOf(span)
      if (start > end) others += start - end
      if (others > slack) return 0
      end = Math.max(end, start + lengthOf(span))
      const wording = wordings[(found[next] ?? 0) & 255]
      if (!wording) continue
      words |= wording.words
      isPart ||= wording.isPart
      if (!isMet(words, demand)) continue
      const field = fieldOf(begin)
      mentions.count++
      mentions.weight += weights[field] ?? 0
      mentions.words |= words
      mentions.field = Math.min(mentions.field, field)
      mentions.isTelling ||= isTold(begin) || (!isPart && words === demand.all && end - begin > 1)
      return end
    }
    return 0
  }

  return (place) => {
    gather(place)
    mentions.count = 0
    mentions.weight = 0
    mentions.words = 0
    mentions.field = topicFields.length - 1
    mentions.isTelling = false
    let free = 0
    for (let first = 0; first < found.length; first++)
      if (startOf(spanIn(found, first)) >= free) free = mentionFrom(first) || free
    return mentions
  }
}

function spanIn(found: readonly number[], at: number): number {
  return (found[at] ?? 0) >> 8
}

/** Nearly always at the end. */
function insert(sorted: number[], one: number): void {
  let at = sorted.length
  for (; at > 0 && (sorted[at - 1] ?? 0) > one; at--) sorted[at] = sorted[at - 1] ?? 0
  sorted[at] = one
}
