import type { PaperId } from '../../../shared/paper/paper.ts'
import { median } from '../../../shared/paper/quantile.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { listsOf, withLastChances } from './editions.ts'
import { upvotes } from './formulas.ts'
import { type EditionTime, type Morning, mornings } from './morning.ts'
import { discountedGain } from './ndcg.ts'
import { rows } from './rows.ts'
import { spearman } from './spearman.ts'
import type { VotedPaper } from './voted-paper.ts'

const times: readonly EditionTime[] = ['00:30', '02:00', '04:00', '06:00', '08:00', '10:00', '12:00'].map(
  (name) => ({ name, minutes: Number(name.slice(0, 2)) * 60 + Number(name.slice(3)) }),
)
const places = 10
/** Fewer papers tell nothing of an order. */
const fewest = 8

/** What an edition knows at each hour, as a table in Markdown. */
export function hourTable(voted: readonly VotedPaper[], finalVotes: ReadonlyMap<PaperId, number>): string {
  const votesOf = (id: PaperId) => finalVotes.get(id) ?? 0
  const agreement = (lists: readonly Morning['papers'][]) => {
    const told = lists.filter(({ length }) => length >= fewest)
    const values = told.map((papers) => spearman(papers.map((each) => [upvotes(each), votesOf(each.id)])))
    return told.length === 0 ? '' : median(values).toFixed(2)
  }
  const replayed = times.map((time) => {
    const all = mornings(voted, time)
    const lists = listsOf(all, withLastChances)
    const gains = lists.map((list) => discountedGain(list.slice(0, places).map(votesOf)))
    return { time, all, lists, gain: gains.reduce((sum, gain) => sum + gain, 0) }
  })
  const best = Math.max(...replayed.map(({ gain }) => gain))
  return [
    `What an edition knows at each hour (UTC): how far the order of a list by its votes is that of the end (Spearman’s ρ, median), which lists the first ${places} are from on Tuesdays to Fridays, and what the lists earn, of the best hour`,
    '',
    ...rows(
      ['', 'ρ of today’s list', 'ρ of the list before', 'from today’s list', 'earned'],
      replayed.map(({ time, all, lists, gain }) => [
        time.name,
        agreement(all.map((morning) => listOf(morning, 0))),
        agreement(all.map((morning) => listOf(morning, 1))),
        `${(100 * shareOfToday(all, lists)).toFixed(0)} %`,
        `${((100 * gain) / best).toFixed(1)} %`,
      ]),
    ),
  ].join('\n')
}

/** The papers of the list of so many days ago. */
function listOf({ papers, at }: Morning, daysAgo: number): Morning['papers'] {
  return papers.filter(({ listedAt = 0 }) => daysBetween(listedAt, at) === daysAgo)
}

function daysBetween(from: number, to: number): number {
  return Math.floor(to / dayMs) - Math.floor(from / dayMs)
}

const [tuesday, friday] = [2, 5]

function shareOfToday(all: readonly Morning[], lists: readonly (readonly PaperId[])[]): number {
  let [today, first] = [0, 0]
  for (const [index, morning] of all.entries()) {
    const weekday = new Date(morning.at).getUTCDay()
    if (weekday < tuesday || weekday > friday) continue
    const ofToday = new Set(listOf(morning, 0).map(({ id }) => id))
    const shown = (lists[index] ?? []).slice(0, places)
    first += shown.length
    today += shown.filter((id) => ofToday.has(id)).length
  }
  return first === 0 ? 0 : today / first
}
