import type { Paper, PaperId } from '../paper/paper.ts'
import { type Acronym, noAcronyms } from '../paper/topic/acronym.ts'
import { type RatedMatch, selectByTopic, trendsOf } from '../paper/topic/select-by-topic.ts'
import { matches, type Topic } from '../paper/topic/topic.ts'
import { type TopicHit, topicIndex } from '../paper/topic/topic-index.ts'
import type { EditionPaper, WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'
import { withoutAlike } from './without-alike.ts'

/** A paper with why the topic found it. */
export interface TopicPaper extends EditionPaper {
  readonly why: TopicHit
  /** The earlier edition in which the reader's topics could already find it, before it was on a list. */
  readonly knownSince?: EditionId
}

/**
 * What a topic finds in editions, the best first. A rating is relative to what is usual in its edition, so that
 * ratings of several editions can be compared. Equal ratings leave the newer edition first, and an edition in its own
 * order. A paper that several editions find is that of the newest. The same object stands for it in all answers.
 */
export function* findings(editions: readonly WholeEdition[], topic: Topic): Iterable<TopicPaper> {
  const all = editions.map((edition) => searchable(edition).find(topic))
  const next = all.map(() => 0)
  for (;;) {
    let best: Finding | undefined
    let from = 0
    all.forEach(({ inOrder }, place) => {
      const finding = inOrder[next[place] ?? 0]
      if (!finding || (best && best.rating > finding.rating)) return
      best = finding
      from = place
    })
    if (!best) return
    next[from] = (next[from] ?? 0) + 1
    const { id } = best.entry.paper
    if (!all.some(({ ids }, place) => place > from && ids.has(id))) yield shown(best)
  }
}

/**
 * Tells which topics find which papers of the editions. Of several editions that have a paper, the newest decides,
 * because it says what letters mean.
 */
export function finderIn(editions: readonly WholeEdition[]): (topic: Topic, paper: Paper) => boolean {
  const answers = new Map<Topic, Map<WholeEdition, Findings>>()

  function findingsIn(edition: WholeEdition, topic: Topic): Findings {
    const ofTopic = answers.get(topic) ?? new Map<WholeEdition, Findings>()
    answers.set(topic, ofTopic)
    const found = ofTopic.get(edition) ?? searchable(edition).find(topic)
    ofTopic.set(edition, found)
    return found
  }

  return (topic, paper) => {
    const edition = newestWith(editions, paper)
    // A climbing paper, or an older copy of one, is in no index.
    return edition && searchable(edition).entries.get(paper.id)?.paper === paper
      ? findingsIn(edition, topic).ids.has(paper.id)
      : matches(topic, paper, edition?.acronyms)
  }
}

/** What letters mean to a paper's edition, and so which topics find it. */
export function acronymsFor(editions: readonly WholeEdition[], paper: Paper): readonly Acronym[] {
  return newestWith(editions, paper)?.acronyms ?? noAcronyms
}

function newestWith(editions: readonly WholeEdition[], { id }: Paper): WholeEdition | undefined {
  return editions.findLast(
    (each) => searchable(each).entries.has(id) || each.climbing.some(({ paper }) => paper.id === id),
  )
}

/** What a topic finds in one edition. */
interface Findings {
  readonly ids: ReadonlySet<PaperId>
  /** The best first, of equal ones the first in the edition's own order. */
  readonly inOrder: readonly Finding[]
}

interface Finding {
  readonly entry: EditionPaper
  readonly rating: number
  readonly why: TopicHit
  /** As digests show it, made when one does. */
  shown?: TopicPaper
}

function shown(finding: Finding): TopicPaper {
  finding.shown ??= { ...withoutAlike(finding.entry), why: finding.why }
  return finding.shown
}

interface Searchable {
  readonly entries: ReadonlyMap<PaperId, EditionPaper>
  readonly find: (topic: Topic) => Findings
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
  const fresh: Searchable = {
    entries,
    find: (topic) => findingsOf(selectByTopic(index.find(topic), trends), entries),
  }
  made.set(edition, fresh)
  return fresh
}

/** What was found, for each list of matches. The index keeps a bounded number of these. */
const found = new WeakMap<readonly RatedMatch[], Findings>()

function findingsOf(rated: readonly RatedMatch[], entries: ReadonlyMap<PaperId, EditionPaper>): Findings {
  const known = found.get(rated)
  if (known) return known
  const inOrder = rated.flatMap(({ paper, rating, why }): Finding[] => {
    const entry = entries.get(paper.id)
    return entry ? [{ entry, rating, why }] : []
  })
  inOrder.sort((a, b) => b.rating - a.rating || a.entry.rank - b.entry.rank)
  const fresh = { ids: new Set(inOrder.map(({ entry }) => entry.paper.id)), inOrder }
  found.set(rated, fresh)
  return fresh
}
