import type { Paper } from '../paper/paper.ts'
import { type PaperList, withoutRepeats } from '../paper/paper-list.ts'
import type { Collected, PaperSource } from '../paper/paper-source.ts'
import { dayMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'
import { fetchJson } from './fetch-json.ts'
import { parseHuggingFacePapers } from './hugging-face-list.ts'
import { type WebService, type WebServiceOptions, webService } from './web-service.ts'

export interface HuggingFaceOptions extends WebServiceOptions {
  readonly baseUrl?: string
  /** How many days' lists are polled: the edition's own and those before it (weekends have none). */
  readonly days?: number
}

/** The API's largest page (https://huggingface.co/docs/hub/api). */
const pageSize = 100
const mostPagesADay = 5

/** How many days' lists are polled: the edition's own and those before it, whose papers may still climb. */
export const polledDays = 7

/** How many of the lists hold new papers: those of the edition's day and of the day before. */
const newDays = 2

type Day =
  /** `cut` says why the list's later pages could not be read. */
  | (PaperList & { readonly outcome: 'read'; readonly cut?: string })
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * Hugging Face's daily papers: the papers that its community listed on the edition's day and the six days
 * before, each with its listing day and today's votes. A day that cannot be read is left out if others can:
 * its papers come again with the next poll. The edition's day and the day before hold the new papers, so a
 * failure there is told in `missing`.
 */
export function huggingFaceSource(options: HuggingFaceOptions): PaperSource {
  const { baseUrl = 'https://huggingface.co', days = polledDays } = options
  const service = webService(options, baseUrl)
  const collect = async (day: LocalDate): Promise<Collected> => {
    const newest = Date.parse(`${day}T00:00:00Z`)
    if (Number.isNaN(newest))
      return {
        outcome: 'failed',
        reason: `"${day}" is not a date (expected YYYY-MM-DD)`,
      }
    const dates = Array.from({ length: days }, (_, back) =>
      new Date(newest - back * dayMs).toISOString().slice(0, 10),
    )
    return combine(await Promise.all(dates.map((date, back) => readDay(service, date, back))))
  }
  return { name: 'huggingface', repeats: false, collect }
}

async function readDay(service: WebService, date: LocalDate, back: number): Promise<Day> {
  const papers: Paper[] = []
  let dropped = 0
  let cut: string | undefined
  let next: string | undefined = `${service.baseUrl}/api/daily_papers?date=${date}&limit=${pageSize}`
  for (let page = 0; next !== undefined && page < mostPagesADay; page++) {
    const answer = await fetchJson(next, service)
    // The list's day is New York's, at most one day behind ours. For our today or yesterday, 400 means "not
    // yet begun".
    if (answer.outcome === 'refused' && answer.status === 400 && back <= 1) break
    const list = answer.outcome === 'json' ? parseHuggingFacePapers(answer.json) : undefined
    if (!list) {
      const reason = answer.outcome === 'json' ? 'answered JSON that is not a list' : answer.reason
      if (papers.length === 0) return { outcome: 'failed', reason: `${date} ${reason}` }
      // The papers of earlier pages are better than nothing.
      cut = `${date} ${reason}`
      break
    }
    papers.push(...list.papers.map((paper) => listedOn(date, paper)))
    dropped += list.dropped
    next = answer.outcome === 'json' ? answer.next : undefined
  }
  if (papers.length === 0 && dropped > 0) {
    return {
      outcome: 'failed',
      reason: `${date} answered ${dropped} entries, none of which could be read`,
    }
  }
  return { outcome: 'read', papers, dropped, ...(cut !== undefined && { cut }) }
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
 * One list with papers is enough for an edition. Without papers, the day is quiet only if every list could be
 * read.
 */
function combine(days: readonly Day[]): Collected {
  const read = days.filter((day) => day.outcome === 'read')
  const papers = withoutRepeats(read.flatMap((day) => day.papers))
  if (papers.length > 0) {
    const missing = days.slice(0, newDays).flatMap((day) => lossOf(day) ?? [])
    return {
      outcome: 'papers',
      papers,
      dropped: read.reduce((sum, day) => sum + day.dropped, 0),
      ...(missing.length > 0 && { missing: `Hugging Face: ${missing.join('; ')}` }),
    }
  }
  const reasons = days.flatMap((day) => (day.outcome === 'failed' ? [day.reason] : []))
  return reasons.length > 0
    ? { outcome: 'failed', reason: `Hugging Face: ${reasons.join('; ')}` }
    : { outcome: 'quiet' }
}

function lossOf(day: Day): string | undefined {
  return day.outcome === 'failed' ? day.reason : day.cut
}
