import type { RankedPaper } from '../paper/ranking/ranking.ts'
import { listDay } from '../paper/source/list-day.ts'

/** So many papers have their places by trend alone. */
export const firstPlaces = 10

/**
 * Gives the places after the first ten to the papers of the oldest list, and so on: they have their last chance, while
 * a younger paper comes again tomorrow, when its votes are known better and fewer papers are new. Papers of one list
 * keep their order. Papers that no community listed come last.
 */
export function lastChance<T extends RankedPaper>(inOrder: readonly T[]): T[] {
  const listOf = ({ paper: { listedAt } }: T) => (listedAt === undefined ? '' : listDay(listedAt))
  const others = inOrder.slice(firstPlaces).map((entry) => ({ entry, list: listOf(entry) }))
  others.sort((a, b) =>
    a.list === b.list ? 0 : b.list === '' || (a.list !== '' && a.list < b.list) ? -1 : 1,
  )
  return [...inOrder.slice(0, firstPlaces), ...others.map(({ entry }) => entry)]
}
