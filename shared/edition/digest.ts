import type { PaperId } from '../paper/paper.ts'
import { matches, parseTopic } from '../paper/topic.ts'
import type { Edition, EditionHead, EditionPaper } from './edition.ts'

/** What one reader gets: the best of the editions since their last digest, then what their topics find beyond it. */
export interface Digest {
  /** The newest edition covered. */
  readonly head: EditionHead
  /** All editions covered, oldest first. */
  readonly editions: readonly EditionHead[]
  readonly top: readonly EditionPaper[]
  readonly topics: readonly TopicSection[]
  /** The newest edition covered that has papers: where to read on. */
  readonly onward: EditionHead
  /** Does any of its papers come from the bundled sample? */
  readonly isSample: boolean
  /** How many different papers the editions hold. */
  readonly paperCount: number
}

export interface TopicSection {
  readonly topic: string
  readonly papers: readonly EditionPaper[]
}

const papersPerTopic = 5

/** Chooses a reader's papers. Each paper appears once: in the general section, else under the first topic it matches. */
export function selectDigest(
  editions: readonly Edition[],
  topics: readonly string[],
  papersPerDigest: number,
): Digest {
  const head = editions.at(-1)
  if (!head) throw new Error('a digest covers at least one edition')
  const papers = mergePapers(editions)
  const top = papers.slice(0, papersPerDigest)
  const shown = new Set(top.map(({ paper }) => paper.id))
  return {
    head,
    onward: editions.findLast(({ kind }) => kind === 'papers') ?? head,
    isSample: editions.some(({ source }) => source === 'sample'),
    editions,
    top,
    topics: topics.flatMap((topic) => selectTopic(topic, papers, shown)),
    paperCount: papers.length,
  }
}

/** One edition keeps its order; several are merged by score, a paper that is in two of them counts once. */
function mergePapers(editions: readonly Edition[]): readonly EditionPaper[] {
  const byId = new Map<PaperId, EditionPaper>()
  for (const edition of editions) for (const entry of edition.papers) byId.set(entry.paper.id, entry)
  const papers = [...byId.values()]
  if (editions.length === 1) return papers
  return papers.sort((a, b) => b.score - a.score || (a.paper.id < b.paper.id ? -1 : 1))
}

function selectTopic(text: string, papers: readonly EditionPaper[], shown: Set<PaperId>): TopicSection[] {
  const topic = parseTopic(text)
  if ('problem' in topic) return []
  const found = papers
    .filter(({ paper }) => !shown.has(paper.id) && matches(topic, paper))
    .slice(0, papersPerTopic)
  for (const { paper } of found) shown.add(paper.id)
  return found.length > 0 ? [{ topic: text, papers: found }] : []
}
