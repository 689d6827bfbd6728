import type { Paper } from '../paper/paper.ts'
import type { RankedPaper } from '../paper/ranking/ranking.ts'
import { listDay } from '../paper/source/list-day.ts'

/** So many papers are on the list by trend alone. */
export const firstPlaces = 10

/**
 * Chooses so many papers. The first ten are those of the highest trend. The other places go to papers of the oldest
 * list, then of the next one, and so on: these have their last chance, while a younger paper comes again tomorrow,
 * when its votes are known better and fewer papers are new. Papers of which no day is known come last. The chosen
 * ones keep their order.
 */
export function lastChance<T extends RankedPaper>(inOrder: readonly T[], size: number): T[] {
  const others = inOrder.slice(firstPlaces).map((entry, place) => ({ entry, place, day: dayOf(entry.paper) }))
  const chosen = others
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
    .slice(0, Math.max(0, size - firstPlaces))
    .sort((a, b) => a.place - b.place)
  return [...inOrder.slice(0, Math.min(firstPlaces, size)), ...chosen.map(({ entry }) => entry)]
}

const unknown = '~'

/** The day of its list; of a paper that no community listed, the day on which it was published. */
function dayOf({ listedAt, publishedAt }: Paper): string {
  const at = listedAt ?? publishedAt
  return at === undefined ? unknown : listDay(at)
}
