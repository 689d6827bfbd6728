import type { Paper } from '../paper/paper.ts'
import { isArxivId } from '../paper/paper-id.ts'
import { listDay } from '../paper/source/list-day.ts'
import { dayMs, type EpochMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'
import { recentEditionCount } from './edition-store.ts'

/** On how many list days a paper is news, its own included. Later it can only climb. */
export const newsListDays = 3

/**
 * How many days a paper can be news at most, however few lists came. Today's edition knows the lists of so
 * many days before it, and no paper may be on two lists.
 */
const mostDays = recentEditionCount - 1
const monthMs = 31 * dayMs

/**
 * Can a paper still be news at a moment? The list of a community decides where it was on one: the paper is
 * news on three days with a list. Lists come from Monday to Friday, and on some holidays none comes, so
 * Friday's papers are news until Tuesday's end, and at the weekend nothing grows old. A paper that no
 * community listed is judged by the year and month at the beginning of its arXiv id: arXiv announces an old
 * paper again when another category takes it in. A paper without such an id is judged by the day on which it was
 * published; a title alone tells no age.
 * @param papers all that the sources gave. The days of their lists are the days on which lists came.
 */
export function newsAmong(papers: readonly Paper[], at: EpochMs): (paper: Paper) => boolean {
  const today = dateOf(at)
  const known = new Set(papers.flatMap(({ listedAt }) => (listedAt === undefined ? [] : [listDay(listedAt)])))
  const came = [...known].filter((day) => day <= today).sort()
  const oldest = [came.at(-newsListDays) ?? '', dateOf(at - mostDays * dayMs)].sort().at(-1) ?? ''
  return (paper) => (paper.listedAt === undefined ? isOfLate(paper, at) : listDay(paper.listedAt) >= oldest)
}

function isOfLate({ id, publishedAt }: Paper, at: EpochMs): boolean {
  if (!isArxivId(id)) return publishedAt === undefined || dateOf(publishedAt) >= dateOf(at - mostDays * dayMs)
  const month = /^(\d{4})\.\d/.exec(id)?.[1]
  const lastMonth = dateOf(at - monthMs)
    .slice(2, 7)
    .replace('-', '')
  // Ids with a slash end in 2007.
  return month !== undefined && month >= lastMonth
}

function dateOf(at: EpochMs): LocalDate {
  return new Date(at).toISOString().slice(0, 10)
}
