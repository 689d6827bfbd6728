import * as z from 'zod/mini'
import type { EpochMs } from '../../time/clock.ts'
import type { Paper } from '../paper.ts'
import { newestFirst } from './newest-first.ts'
import type { Snapshot } from './snapshot.ts'
import { type Trend, trends } from './trend.ts'

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
  /** Upvotes first, then the signals that add most. */
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
 * trend (see `trendWeights`), ties by id. Papers without any trend come last, the newest first. `at` is the edition's moment, `history` the snapshots before it. The order of the
 * input does not matter.
 */
export function rankPapers(
  papers: readonly Paper[],
  at: EpochMs,
  history: readonly Snapshot[] = [],
): RankedPaper[] {
  const trendOf = trends(history, at)
  return papers
    .map((paper) => {
      const trend = trendOf(paper)
      return { paper, score: trend.score, reasons: reasons(paper, trend) }
    })
    .sort(inOrder(newestFirst(papers)))
}

function reasons({ signals }: Paper, { adds, gained }: Trend): Reason[] {
  const { upvotes = 0, stars = 0, comments = 0, points = 0 } = signals
  const others: readonly { readonly adds: number; readonly reason: Reason }[] = [
    { adds: adds.points, reason: { kind: 'points', count: points } },
    {
      adds: adds.stars,
      reason: { kind: 'stars', count: stars, ...(gained.stars !== undefined && { gained: gained.stars }) },
    },
    { adds: adds.comments, reason: { kind: 'comments', count: comments } },
  ]
  const first: Reason[] =
    upvotes > 0
      ? [{ kind: 'upvotes', count: upvotes, ...(gained.upvotes !== undefined && { gained: gained.upvotes }) }]
      : []
  const rest = others
    .filter((other) => other.adds > 0)
    .sort((a, b) => b.adds - a.adds)
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
      const byAge = a.score === 0 ? newest(a.paper, b.paper) : 0
      if (byAge !== 0) return byAge
    }
    if (a.paper.id !== b.paper.id) return a.paper.id < b.paper.id ? -1 : 1
    return b.score - a.score
  }
}
