import type { Paper, PaperId } from '../paper/paper.ts'
import type { Reason } from '../paper/ranking/ranking.ts'
import { type Acronym, noAcronyms } from '../paper/topic/acronym.ts'
import { type RatedMatch, selectByTopic, trendsOf } from '../paper/topic/select-by-topic.ts'
import { excludes, type Topic } from '../paper/topic/topic.ts'
import { type TopicHit, topicIndex } from '../paper/topic/topic-index.ts'
import type { EditionPaper, WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'

/** What one of a reader's topics found. */
export interface TopicSection {
  /** As the reader typed it. */
  readonly topic: string
  readonly papers: readonly TopicPaper[]
}

/** A paper with why the topic found it. */
export interface TopicPaper extends EditionPaper {
  readonly why: TopicHit
  /** The earlier edition in which the reader's topics could already find it, before it was on a list. */
  readonly knownSince?: EditionId
}

export const mostPerTopic = 5

/**
 * What topics find in editions beyond the papers in `shown`. Each paper appears once, under the first topic
 * that it matches, and is added to `shown`. The topics share the room: each may have at least one paper and
 * at most five.
 */
export function topicSections(
  editions: readonly WholeEdition[],
  topics: readonly Topic[],
  shown: Set<PaperId>,
  room: number,
): TopicSection[] {
  const finding = topics.filter(({ kind }) => kind !== 'exclusion').length
  const perTopic = Math.max(1, Math.min(mostPerTopic, Math.floor(room / finding)))
  return topics.flatMap((topic) => {
    const papers = findings(editions, topic)
      .filter(({ paper }) => !shown.has(paper.id) && !excludes(topics, paper, acronymsFor(editions, paper)))
      .slice(0, perTopic)
    for (const { paper } of papers) shown.add(paper.id)
    return papers.length > 0 ? [{ topic: topic.text, papers }] : []
  })
}

/**
 * What a topic finds, the best first. A rating is relative to what is usual in its edition, so that ratings
 * of several editions can be compared. Equal ratings leave the newer edition first, and an edition in its own
 * order.
 */
function findings(editions: readonly WholeEdition[], topic: Topic): TopicPaper[] {
  const byId = new Map<PaperId, Finding>()
  editions.forEach((edition, place) => {
    const { entries, rate } = searchable(edition)
    for (const { paper, rating, why } of rate(topic)) {
      const entry = entries.get(paper.id)
      if (!entry) continue
      const reasons = withoutAlike(entry.reasons)
      byId.set(paper.id, { found: { ...entry, reasons, why }, rating, edition: place })
    }
  })
  return [...byId.values()]
    .sort((a, b) => b.rating - a.rating || b.edition - a.edition || a.found.rank - b.found.rank)
    .map(({ found }) => found)
}

/**
 * What letters mean to a paper's edition, and so which topics find it. Of several editions that have it, the newest
 * tells.
 */
export function acronymsFor(editions: readonly WholeEdition[], { id }: Paper): readonly Acronym[] {
  const edition = editions.findLast(
    (each) => searchable(each).entries.has(id) || each.climbing.some(({ paper }) => paper.id === id),
  )
  return edition?.acronyms ?? noAcronyms
}

interface Finding {
  readonly found: TopicPaper
  readonly rating: number
  /** The place of its edition among those covered; a newer edition has a larger one. */
  readonly edition: number
}

/**
 * Removes the reason "alike", which is true only in the list's own order: elsewhere, the similar paper may
 * not stand above.
 */
export function withoutAlike(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.every(({ kind }) => kind !== 'alike')) return reasons
  const known = filtered.get(reasons)
  if (known) return known
  const others = reasons.filter(({ kind }) => kind !== 'alike')
  filtered.set(reasons, others)
  return others
}

/** The same reasons stay the same object, by which a mail's fragments know them. */
const filtered = new WeakMap<readonly Reason[], readonly Reason[]>()

interface Searchable {
  readonly entries: ReadonlyMap<PaperId, EditionPaper>
  readonly rate: (topic: Topic) => readonly RatedMatch[]
}

/** Each edition is made searchable once for all readers, because a published edition never changes. */
const made = new WeakMap<WholeEdition, Searchable>()

function searchable(edition: WholeEdition): Searchable {
  const known = made.get(edition)
  if (known) return known
  const all = [...edition.papers, ...edition.others]
  const entries = new Map(all.map((entry) => [entry.paper.id, entry]))
  const index = topicIndex(
    all.map(({ paper }) => paper),
    edition.acronyms,
  )
  const trends = trendsOf(new Map(all.map(({ paper, score }) => [paper.id, score])))
  const fresh: Searchable = { entries, rate: (topic) => selectByTopic(index.find(topic), trends) }
  made.set(edition, fresh)
  return fresh
}
