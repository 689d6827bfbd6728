import { boundedMemo, type Memo } from '../memory/bounded-memo.ts'
import { identityOf } from '../memory/identity.ts'
import { type Digest, type DigestRequest, selectDigest } from './digest.ts'
import type { WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'
import { silenceBefore } from './silence.ts'

/** In papers, of all digests together. */
const mostKept = 6_000

/** In papers: what keeping a digest costs beside them. */
const weightOfOne = 10

/** Like `selectDigest`. The same object comes back for all readers whose digest is the same. */
export type SelectDigest = (request: DigestRequest) => Digest | undefined

/**
 * Chooses the papers once for all readers who share everything that `selectDigest` looks at. What was chosen under
 * one head is forgotten with the next one, so that no old edition is kept.
 */
export function sharedDigests(): SelectDigest {
  let head: WholeEdition | undefined
  let memo: Memo<Digest | undefined> = fresh()

  return (request) => {
    const newest = request.editions.at(-1)
    if (newest !== head) {
      head = newest
      memo = fresh()
    }
    return memo(keyOf(request), () => selectDigest(request))
  }
}

const fresh = (): Memo<Digest | undefined> => boundedMemo(mostKept, weightOf)

function weightOf(digest: Digest | undefined): number {
  const { top = [], topics = [] } = digest ?? {}
  return topics.reduce((sum, { papers }) => sum + papers.length, weightOfOne + top.length)
}

/** Everything of a request that a digest depends on. */
function keyOf({ editions, recent, reader, papersPerDigest }: DigestRequest): string {
  const { topics, since, through, missed } = reader
  return JSON.stringify([
    papersPerDigest,
    editions.map(identityOf),
    topics,
    silenceBefore(recent, through, missed),
    // Of `since` and `through` only this matters besides: which earlier findings the reader could know.
    editions.flatMap(earlierFindings).filter((found) => found > since && found <= through),
  ])
}

const known = new WeakMap<WholeEdition, readonly EditionId[]>()

/** The earlier editions in which papers of this one could already be found. */
function earlierFindings(edition: WholeEdition): readonly EditionId[] {
  const before = known.get(edition)
  if (before) return before
  const all = [...edition.papers, ...edition.others].flatMap(({ foundSince }) => foundSince ?? [])
  const found = [...new Set(all)].sort()
  known.set(edition, found)
  return found
}
