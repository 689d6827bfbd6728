import type { PaperId } from '../../../shared/paper/paper.ts'
import { median } from '../../../shared/paper/quantile.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { asMailed, by, listsOf } from './editions.ts'
import { upvotes } from './formulas.ts'
import type { MorningsOf } from './list-table.ts'
import type { Morning } from './morning.ts'
import { discountedGain } from './ndcg.ts'
import { rows } from './rows.ts'
import { spearman } from './spearman.ts'

const places = 10
/** Fewer papers tell nothing of an order. */
const fewest = 8

/** What an edition can know at each hour, as a table in Markdown. */
export function hourTable(mornings: MorningsOf, finalVotes: ReadonlyMap<PaperId, number>): string {
  const votesOf = (id: PaperId) => finalVotes.get(id) ?? 0
  const earned = (lists: readonly (readonly PaperId[])[]) =>
    lists.reduce((sum, list) => sum + discountedGain(list.slice(0, places).map(votesOf)), 0)
  return [
    'What an edition knows at each hour (UTC)',
    '',
    ...rows(
      ['', 'order of the newest list, ρ', 'its age, h', 'age of the first ten, h', 'of what an oracle earns'],
      [...mornings].map(([{ name }, of]) => {
        const newest = of.flatMap(newestList)
        const lists = listsOf(of, asMailed)
        const best = earned(
          listsOf(
            of,
            by(
              () =>
                ({ id }) =>
                  votesOf(id),
            ),
          ),
        )
        const agreement = newest.map(({ papers }) =>
          spearman(papers.map((paper) => [upvotes(paper), votesOf(paper.id)])),
        )
        return [
          name,
          median(agreement).toFixed(2),
          median(newest.map(({ ageHours }) => ageHours)).toFixed(0),
          median(lists.flatMap((list, index) => agesOf(list, of[index]))).toFixed(0),
          `${((100 * earned(lists)) / best).toFixed(1)} %`,
        ]
      }),
    ),
  ].join('\n')
}

/** The newest list with enough papers, if it came in the last 36 hours. */
function newestList({ papers, at }: Morning) {
  const byDay = Map.groupBy(papers, ({ listedAt = 0 }) => Math.floor(listedAt / dayMs))
  const day = [...byDay.keys()].sort((a, b) => b - a).find((each) => (byDay.get(each)?.length ?? 0) >= fewest)
  if (day === undefined || at - day * dayMs > 1.5 * dayMs) return []
  return [{ papers: byDay.get(day) ?? [], ageHours: (at - day * dayMs) / hourMs }]
}

function agesOf(list: readonly PaperId[], morning: Morning | undefined): number[] {
  const first = new Set(list.slice(0, places))
  return (morning?.papers ?? []).flatMap(({ id, listedAt = 0 }) =>
    first.has(id) ? [((morning?.at ?? 0) - Math.floor(listedAt / dayMs) * dayMs) / hourMs] : [],
  )
}
