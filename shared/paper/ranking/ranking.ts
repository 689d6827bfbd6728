import * as z from 'zod/mini'
import type { EpochMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'
import { newestFirst } from './newest-first.ts'
import { type Noteworthy, noteworthy } from './noteworthy.ts'
import type { Snapshot } from './snapshot.ts'
import { trends } from './trend.ts'

const kinds = {
  growing: ['upvotes', 'stars'],
  /** Points are those of Hacker News. */
  counted: ['comments', 'points'],
  /** Its trend would put it higher, but it is like a paper above. */
  alike: ['alike'],
} as const

const reason = z.discriminatedUnion('kind', [
  /** `gained` is the growth since yesterday's snapshot; it is absent if there is none. */
  z.object({ kind: z.enum(kinds.growing), count: z.number(), gained: z.exactOptional(z.number()) }),
  z.object({ kind: z.enum(kinds.counted), count: z.number() }),
  z.object({ kind: z.literal(kinds.alike) }),
])

/** Why a paper stands where it does, as data. The language's catalogue puts it into words. No count is 0. */
export type Reason = Readonly<z.infer<typeof reason>>

export interface RankedPaper {
  readonly paper: Paper
  /** The trend. A larger score comes first, but after the papers with a given order. */
  readonly score: number
  /** Upvotes first, then the signals that stand out most. */
  readonly reasons: readonly Reason[]
}

const knownKinds: ReadonlySet<unknown> = new Set(Object.values(kinds).flat())

/**
 * The shape of stored reasons. Reasons of a kind that only another release knows are left out: they are only
 * words.
 */
export const reasonsSchema = z.pipe(
  z.transform((stored) =>
    Array.isArray(stored) ? stored.filter((each) => knownKinds.has(each?.kind)) : stored,
  ),
  z.readonly(z.array(reason)),
)

/** More reasons would be a table, not a line. */
const mostReasons = 3

/**
 * Papers in the order of an edition. Papers with a `rank` come first, in that order. The others follow by
 * trend (see `trendWeights`), ties by id. Papers without a vote come last: those whose venue is known, those whose
 * organization is known, and the others, the newest of each first. `at` is the edition's moment. The snapshots
 * before it, `history`, only add reasons. The order of the input does not matter.
 */
export function rankPapers(
  papers: readonly Paper[],
  at: EpochMs,
  history: readonly Snapshot[] = [],
): RankedPaper[] {
  const [trendOf, noteworthyOf] = [trends(papers, at), noteworthy(history, at)]
  return papers
    .map((paper) => ({ paper, score: trendOf(paper), reasons: reasons(paper, noteworthyOf(paper)) }))
    .sort(inOrder(newestFirst(papers)))
}

function reasons({ signals }: Paper, { stands, gained }: Noteworthy): Reason[] {
  const { upvotes = 0, stars = 0, comments = 0, points = 0 } = signals
  const others: readonly { readonly stands: number; readonly reason: Reason }[] = [
    { stands: stands.points, reason: { kind: 'points', count: points } },
    {
      stands: stands.stars,
      reason: { kind: 'stars', count: stars, ...(gained.stars !== undefined && { gained: gained.stars }) },
    },
    { stands: stands.comments, reason: { kind: 'comments', count: comments } },
  ]
  const first: Reason[] =
    upvotes > 0
      ? [{ kind: 'upvotes', count: upvotes, ...(gained.upvotes !== undefined && { gained: gained.upvotes }) }]
      : []
  const rest = others
    .filter((other) => other.stands > 0)
    .sort((a, b) => b.stands - a.stands)
    .map(({ reason }) => reason)
  return [...first, ...rest].slice(0, mostReasons)
}

type Compare<T> = (a: T, b: T) => number

function inOrder(newest: Compare<Paper>): Compare<RankedPaper> {
  return (a, b) => {
    const [rankA, rankB] = [a.paper.rank ?? Infinity, b.paper.rank ?? Infinity]
    if (rankA !== rankB) return rankA - rankB
    if (rankA === Infinity) {
      if (a.score !== b.score) return b.score - a.score
      const withoutVotes =
        a.score === 0 ? standing(b.paper) - standing(a.paper) || newest(a.paper, b.paper) : 0
      if (withoutVotes !== 0) return withoutVotes
    }
    if (a.paper.id !== b.paper.id) return a.paper.id < b.paper.id ? -1 : 1
    return b.score - a.score
  }
}

/** What is known of a paper that nobody voted for: a venue took it, or an organization stands for it. */
function standing({ venue, organization }: Paper): number {
  return venue ? 2 : organization ? 1 : 0
}
