import type { SourceResult } from '../paper/source/collect-papers.ts'
import type { SourceName } from '../paper/source/paper-source.ts'
import { parseTopics } from '../paper/topic/parse-topic.ts'
import { excludes, type Topic } from '../paper/topic/topic.ts'
import {
  type ClimbingPaper,
  type EditionHead,
  type EditionPaper,
  isByRecency,
  isSample,
  type WholeEdition,
} from './edition.ts'
import type { EditionId } from './edition-id.ts'
import { mergeLists } from './merge-lists.ts'
import { type SilentDay, silenceBefore } from './silence.ts'
import { acronymsFor, finderIn } from './topic-search.ts'
import { type TopicSection, topicSections } from './topic-section.ts'
import { unmetBy, unreadable } from './unmet-topics.ts'
import { withoutAlike } from './without-alike.ts'

/**
 * What one reader gets: the best papers of the editions since their last digest, then the others that their
 * topics find.
 */
export interface Digest {
  /** The newest edition covered. */
  readonly head: EditionHead
  /** All editions covered, oldest first. */
  readonly editions: readonly EditionHead[]
  readonly top: readonly TopPaper[]
  /** Papers of earlier digests that have risen since. */
  readonly climbing: readonly ClimbingPaper[]
  readonly topics: readonly TopicSection[]
  /** The topics, as typed, that match no paper of this digest. */
  readonly unmet: readonly string[]
  /** The newest edition covered that has papers: where to read on. */
  readonly onward: EditionHead
  /** How many different papers the editions list, without those that the reader excludes. */
  readonly paperCount: number
  /** The days right before this digest on which there was nothing for this reader. */
  readonly silence: readonly SilentDay[]
  /** Editions covered that had to do without a source. */
  readonly unread: readonly UnreadSources[]
  /** Editions covered that had to do without a part of a source. */
  readonly unreadInPart: readonly UnreadSources[]
  /** Were no votes known for any of its lists? */
  readonly isByRecency: boolean
  /** Does any of its papers come from the bundled sample? */
  readonly isSample: boolean
}

export interface UnreadSources {
  readonly id: EditionId
  readonly sources: readonly SourceName[]
}

/** A paper of the general section. */
export interface TopPaper extends EditionPaper {
  /** Which of the reader's topics it matches, as they typed them. */
  readonly topics: readonly string[]
  /** The earlier edition in which these topics could already find it. */
  readonly knownSince?: EditionId
}

export interface DigestRequest {
  /** The editions that the digest covers, oldest first, at least one. */
  readonly editions: readonly WholeEdition[]
  readonly recent: readonly EditionHead[]
  readonly reader: {
    readonly topics: readonly string[]
    readonly since: EditionId
    readonly through: EditionId
    readonly missed: Readonly<Record<string, string>>
  }
  readonly papersPerDigest: number
}

const mostClimbing = 3

/** With more, Gmail would clip the mail before its unsubscribe link. */
export const mostPapers = 30

/**
 * Chooses a reader's papers. Each appears once: in the general section, otherwise in one line as climbing,
 * otherwise under the first of the reader's topics that it matches. Undefined if neither the general section
 * nor a topic has a paper for this reader.
 */
export function selectDigest({
  editions,
  recent,
  reader,
  papersPerDigest,
}: DigestRequest): Digest | undefined {
  const head = editions.at(-1)
  if (!head) throw new Error('a digest covers at least one edition')
  const topics = parseTopics(reader.topics)
  const exclusions = topics.filter(({ kind }) => kind === 'exclusion')
  const listed = mergeLists(editions)
  const finds = finderIn(editions)
  const foundBy = ({ paper }: EditionPaper) => topics.filter((topic) => finds(topic, paper))
  const wanted = listed.filter(({ paper }) => !excludes(exclusions, paper, acronymsFor(editions, paper)))
  const excluding = topics.some(({ excluded }) => excluded.length > 0)
  const personal = <Entry extends EditionPaper>(entry: Entry): Entry => {
    // The reader may keep out the paper above that this one is like.
    const kept = wanted.length < listed.length ? withoutAlike(entry) : entry
    // A related paper may have an author or a subject that the reader does not want.
    const hidden = excluding && kept.related !== undefined && { related: [] }
    const knownSince = couldKnow(kept, reader) && foundBy(kept).length > 0 && { knownSince: kept.foundSince }
    // Readers who see the same share the object, and with it the card that was rendered.
    return hidden || knownSince ? { ...kept, ...hidden, ...knownSince } : kept
  }
  const hasNoVotes = editions.every((edition) => edition.papers.length === 0 || isByRecency(edition))
  const inOrder = hasNoVotes ? matchesFirst(wanted, (entry) => foundBy(entry).length > 0) : wanted
  const top = inOrder.slice(0, papersPerDigest).map((entry) => topPaper(personal(entry), foundBy(entry)))
  const climbing = climbersOf(editions, exclusions, listed).slice(0, mostClimbing)
  const shown = new Set([...top, ...climbing].map(({ paper }) => paper.id))
  const sections = topicSections(editions, topics, shown, mostPapers - top.length).map((section) => ({
    ...section,
    papers: section.papers.map(personal),
  }))
  if (top.length === 0 && sections.length === 0) return undefined
  const papers = [...top, ...climbing, ...sections.flatMap((section) => section.papers)]
  return {
    head,
    editions,
    top,
    climbing,
    topics: sections,
    unmet: [...unmetBy(papers, topics, finds), ...unreadable(reader.topics)],
    onward: editions.findLast(({ kind }) => kind === 'papers') ?? head,
    paperCount: wanted.length,
    silence: silenceBefore(recent, reader.through, reader.missed),
    unread: editions.flatMap((edition) => sourcesOf(edition, ({ outcome }) => outcome === 'failed')),
    unreadInPart: editions.flatMap((edition) => sourcesOf(edition, ({ isPartial }) => isPartial === true)),
    isByRecency: top.length > 0 && hasNoVotes,
    isSample: editions.some(isSample),
  }
}

/**
 * Could this reader's topics already find a paper in an earlier edition that made the list only now? The paper may not
 * be new to the reader, but nobody knows whether it was among the few that were shown. So it is shown, and says since
 * when it was there.
 */
function couldKnow({ foundSince }: EditionPaper, { since, through }: DigestRequest['reader']): boolean {
  return foundSince !== undefined && foundSince > since && foundSince <= through
}

function topPaper(entry: EditionPaper, foundBy: readonly Topic[]): TopPaper {
  if (foundBy.length > 0) return { ...entry, topics: foundBy.map(({ text }) => text) }
  const known = unfound.get(entry)
  if (known) return known
  const fresh: TopPaper = { ...entry, topics: [] }
  unfound.set(entry, fresh)
  return fresh
}

/** Papers of the general section that no topic finds: the same object for all readers. */
const unfound = new WeakMap<EditionPaper, TopPaper>()

/** Where no votes tell what to read first, a reader's topics do. */
function matchesFirst(
  papers: readonly EditionPaper[],
  isMatch: (entry: EditionPaper) => boolean,
): EditionPaper[] {
  const byMatch = Map.groupBy(papers, isMatch)
  return [...(byMatch.get(true) ?? []), ...(byMatch.get(false) ?? [])]
}

/**
 * The climbing papers of the editions covered, those of the newest first. A paper that is new in one of these
 * editions is left out: it is new to this reader.
 */
function climbersOf(
  editions: readonly WholeEdition[],
  topics: readonly Topic[],
  listed: readonly EditionPaper[],
): ClimbingPaper[] {
  const named = new Set(listed.map(({ paper }) => paper.id))
  return editions
    .toReversed()
    .flatMap((edition) => edition.climbing)
    .filter(({ paper }) => {
      if (named.has(paper.id) || excludes(topics, paper, acronymsFor(editions, paper))) return false
      named.add(paper.id)
      return true
    })
}

function sourcesOf(
  { id, sources }: WholeEdition,
  isMeant: (result: SourceResult) => boolean,
): readonly UnreadSources[] {
  const meant = sources.filter(isMeant).map(({ source }) => source)
  return meant.length > 0 ? [{ id, sources: meant }] : []
}
