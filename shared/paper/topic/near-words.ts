import { type Demand, isMet, type LiveWording } from './live-wordings.ts'
import { firstFrom, spansFrom } from './postings.ts'
import { fieldOf, fieldWeights, isTold, lengthOf, startOf, topicFields } from './span.ts'

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

/** Counts mentions, paper by paper. All papers of a search share what is kept here, because it asks thousands of them. */
export interface MentionCount {
  readonly wordings: readonly LiveWording[]
  readonly demand: Demand
  /** Where each wording's postings of the next paper may begin. */
  readonly next: Int32Array
  readonly mentions: Mentions
}

export function mentionCount(wordings: readonly LiveWording[], demand: Demand): MentionCount {
  const next = new Int32Array(wordings.length)
  for (let at = 0; at < wordings.length; at++) next[at] = wordings[at]?.found.from ?? 0
  return { wordings, demand, next, mentions: { count: 0, weight: 0, words: 0, field: 0, isTelling: false } }
}

/**
 * What a search's paper has in order. Each is one number: a span, and after it the wording (eight words are written in
 * fewer ways). No search lasts longer than a call, so all share one list.
 */
let found = new Int32Array(256)

/** The mentions of a paper. Papers have to come in ascending order, and each result is overwritten by the next one. */
export function mentionsIn(count: MentionCount, place: number): Mentions {
  const { mentions } = count
  mentions.count = 0
  mentions.weight = 0
  mentions.words = 0
  mentions.field = topicFields.length - 1
  mentions.isTelling = false
  const all = gather(count, place)
  let free = 0
  for (let first = 0; first < all; first++)
    if (startOf(spanIn(first)) >= free) free = mentionFrom(count, first, all) || free
  return mentions
}

/** Lists what the paper has, and returns how much it is. */
function gather({ wordings, next }: MentionCount, place: number): number {
  let all = 0
  for (let wording = 0; wording < wordings.length; wording++) {
    const live = wordings[wording]
    if (!live) continue
    const { postings, to } = live.found
    const posting = firstFrom(postings.places, place, next[wording] ?? 0, to)
    next[wording] = posting
    if (posting === to || postings.places[posting] !== place || live.isMeant?.(place) === false) continue
    const end = postings.ends[posting] ?? 0
    for (let at = spansFrom(postings.ends, posting); at < end; at++) {
      const span = postings.spans[at] ?? 0
      if (!live.isCompound || lengthOf(span) > 1) insert((span << 8) | wording, all++)
    }
  }
  return all
}

/** Adds the mention that begins here, if one does, and returns where it ends. */
function mentionFrom({ wordings, demand, mentions }: MentionCount, first: number, all: number): number {
  const begin = startOf(spanIn(first))
  let end = begin
  let words = 0
  let others = 0
  let isPart = false
  for (let at = first; at < all; at++) {
    const span = spanIn(at)
    const start = startOf(span)
    if (start > end) others += start - end
    if (others > slack) return 0
    end = Math.max(end, start + lengthOf(span))
    const wording = wordings[(found[at] ?? 0) & 255]
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

function spanIn(at: number): number {
  return (found[at] ?? 0) >> 8
}

/** Nearly always at the end. */
function insert(one: number, end: number): void {
  if (end === found.length) {
    const larger = new Int32Array(2 * end)
    larger.set(found)
    found = larger
  }
  let at = end
  for (; at > 0 && (found[at - 1] ?? 0) > one; at--) found[at] = found[at - 1] ?? 0
  found[at] = one
}
