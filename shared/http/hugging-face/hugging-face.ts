import type { Paper } from '../../paper/paper.ts'
import { listDay } from '../../paper/source/list-day.ts'
import { withoutRepeats } from '../../paper/source/paper-list.ts'
import type { Collected, PaperSource } from '../../paper/source/paper-source.ts'
import { type Clock, dayMs, type EpochMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import { fetchJson, type JsonAnswer } from '../fetch-json.ts'
import { type WebService, type WebServiceOptions, webService } from '../web-service.ts'
import { datesUpTo, isDue, isListDay } from './hugging-face-days.ts'
import { parseHuggingFacePapers } from './hugging-face-list.ts'

export interface HuggingFaceOptions extends WebServiceOptions {
  readonly baseUrl?: string
  /** How many days' lists are polled: the edition's own and those before it (weekends have none). */
  readonly days?: number
  /** Tells which lists cannot be there yet. Without it, all of them should be. */
  readonly clock?: Clock
}

/** The API's largest page (https://huggingface.co/docs/hub/api). */
const pageSize = 100
const mostPagesADay = 5

/** How many days' lists are polled: the edition's own and those before it, whose papers may still climb. */
export const polledDays = 7

/** How many of the lists hold new papers: those of the edition's day and of the list day before. */
const newLists = 2

interface Day {
  readonly date: LocalDate
  readonly papers: readonly Paper[]
  readonly dropped: number
  /** Why not all papers of the list could be read. */
  readonly lost?: string
  /** It must have papers by now, and has none. */
  readonly isEmpty: boolean
}

/**
 * Hugging Face's daily papers: the papers that its community listed on the edition's day and the six days
 * before, each with its listing day and today's votes. A day that cannot be read is left out if others can:
 * its papers come again with the next poll. The two newest lists hold the new papers, so a failure there is
 * told in `missing`. A list that must be there by now, but is empty or wholly of earlier days, could not be read.
 */
export function huggingFaceSource(options: HuggingFaceOptions): PaperSource {
  const { baseUrl = 'https://huggingface.co', days = polledDays, clock } = options
  const service = webService(options, baseUrl)
  const collect = async (day: LocalDate): Promise<Collected> => {
    if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
      return {
        outcome: 'failed',
        reason: `"${day}" is not a date (expected YYYY-MM-DD)`,
      }
    const now = clock?.()
    const dates = datesUpTo(day, days)
    const read = await Promise.all(dates.map((date, back) => readDay(service, date, back, now)))
    return combine(read)
  }
  return { name: 'huggingface', repeats: false, collect }
}

async function readDay(
  service: WebService,
  date: LocalDate,
  back: number,
  now: EpochMs | undefined,
): Promise<Day> {
  const papers: Paper[] = []
  let dropped = 0
  let next: string | undefined = `${service.baseUrl}/api/daily_papers?date=${date}&limit=${pageSize}`
  const day = (lost?: string, isEmpty = false): Day => ({
    date,
    papers: papers.map((paper) => listedOn(date, paper)),
    dropped,
    ...(lost !== undefined && { lost: `${date} ${lost}` }),
    isEmpty,
  })
  for (let page = 0; next !== undefined; page++) {
    if (page === mostPagesADay) return day(`has more than ${mostPagesADay} pages`)
    const answer: JsonAnswer = await fetchJson(next, service)
    if (page === 0 && isNotBegun(answer, date, back, now)) return day()
    const list = answer.outcome === 'json' ? parseHuggingFacePapers(answer.json) : undefined
    if (!list) return day(answer.outcome === 'json' ? 'answered JSON that is not a list' : answer.reason)
    papers.push(...list.papers)
    dropped += list.dropped
    if (page > 0 && list.papers.length + list.dropped === 0) return day('announced a page that is empty')
    next = answer.outcome === 'json' ? answer.next : undefined
  }
  if (papers.length > 0) {
    // Before its time, a list is not lost but only not there yet.
    const isOld = isDue(date, back, now) && isOfAnotherDay(date, papers)
    return day(isOld ? 'answered the list of another day' : undefined)
  }
  if (dropped > 0) return day(`answered ${dropped} entries, none of which could be read`)
  return isDue(date, back, now) ? day('answered an empty list, but lists come on weekdays', true) : day()
}

/** The list's day is New York's, at most one day behind ours. For our today or yesterday, 400 means "not yet begun". */
function isNotBegun(answer: JsonAnswer, date: LocalDate, back: number, now: EpochMs | undefined): boolean {
  const isRefused = answer.outcome === 'refused' && answer.status === 400
  return isRefused && back <= 1 && !isDue(date, back, now)
}

/** Were all papers of a list listed on earlier days? Then it is an old list under a new date. */
function isOfAnotherDay(date: LocalDate, papers: readonly Paper[]): boolean {
  return papers.every(({ listedAt }) => listedAt !== undefined && listDay(listedAt) < date)
}

/**
 * A paper without a listing day gets the day of its list. A date more than a day after the list's day does
 * not count.
 */
function listedOn(date: LocalDate, { listedAt, publishedAt, ...paper }: Paper): Paper {
  const day = Date.parse(`${date}T00:00:00Z`)
  // The list's day ends with New York's, some hours after ours.
  const isPast = (at: number | undefined): at is number => at !== undefined && at < day + 2 * dayMs
  return {
    ...paper,
    listedAt: isPast(listedAt) ? listedAt : day,
    ...(isPast(publishedAt) && { publishedAt }),
  }
}

/**
 * One list with papers is enough for an edition. Without papers, the day is quiet only if no list was lost,
 * which among the lists of a week some must be.
 */
function combine(days: readonly Day[]): Collected {
  const papers = withoutRepeats(days.flatMap((day) => day.papers))
  if (papers.length > 0) {
    const news = days.filter(({ date }) => isListDay(date)).slice(0, newLists)
    const missing = news.flatMap(({ lost }) => lost ?? [])
    return {
      outcome: 'papers',
      papers,
      dropped: days.reduce((sum, day) => sum + day.dropped, 0),
      ...(missing.length > 0 && { missing: `Hugging Face: ${missing.join('; ')}` }),
    }
  }
  const reasons = days.flatMap(({ lost, isEmpty }) => (isEmpty ? [] : (lost ?? [])))
  if (reasons.length > 0) return { outcome: 'failed', reason: `Hugging Face: ${reasons.join('; ')}` }
  const empty = days.filter(({ isEmpty }) => isEmpty).map(({ date }) => date)
  if (empty.length === 0) return { outcome: 'quiet' }
  return { outcome: 'failed', reason: `Hugging Face: answered empty lists for ${empty.join(', ')}` }
}
