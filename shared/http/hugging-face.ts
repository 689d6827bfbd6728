import { type PaperList, parseHuggingFacePapers, withoutRepeats } from '../paper/hugging-face-list.ts'
import type { Paper } from '../paper/paper.ts'
import type { Collected, PaperSource } from '../paper/paper-source.ts'
import { dayMs } from '../time/clock.ts'
import type { LocalDate } from '../time/time-zone.ts'
import { fetchJson, type JsonRequest } from './fetch-json.ts'

export interface HuggingFaceOptions {
  readonly fetch: typeof fetch
  readonly baseUrl?: string
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** For one answer with its body. */
  readonly timeoutMs?: number
  /** For one answer, after decompression. A full page of 100 papers is about 1 MB. */
  readonly maxBytes?: number
  /** How many days' lists an edition draws on: its own and those before it (weekends have none). */
  readonly days?: number
}

/** The API's largest page (https://huggingface.co/docs/hub/api). */
const pageSize = 100
const mostPagesADay = 5

type Day =
  | (PaperList & { readonly outcome: 'read' })
  | { readonly outcome: 'failed'; readonly reason: string }

/** Hugging Face's daily papers: what its community listed on the edition's day and the two days before. */
export function huggingFaceSource(options: HuggingFaceOptions): PaperSource {
  const { baseUrl = 'https://huggingface.co', timeoutMs = 10_000, maxBytes = 8_000_000, days = 3 } = options
  const userAgent = `paperwire (+${options.contact})`
  const request = { fetch: options.fetch, userAgent, timeoutMs, maxBytes }
  const collect = async (day: LocalDate): Promise<Collected> => {
    const newest = Date.parse(`${day}T00:00:00Z`)
    if (Number.isNaN(newest))
      return {
        outcome: 'failed',
        reason: `"${day}" is no date (expected YYYY-MM-DD)`,
      }
    const dates = Array.from({ length: days }, (_, back) =>
      new Date(newest - back * dayMs).toISOString().slice(0, 10),
    )
    return combine(await Promise.all(dates.map((date, back) => readDay(baseUrl, date, back, request))))
  }
  return { name: 'huggingface', repeats: false, collect }
}

async function readDay(baseUrl: string, date: LocalDate, back: number, request: JsonRequest): Promise<Day> {
  const papers: Paper[] = []
  let dropped = 0
  let next: string | undefined = `${baseUrl}/api/daily_papers?date=${date}&limit=${pageSize}`
  for (let page = 0; next !== undefined && page < mostPagesADay; page++) {
    const answer = await fetchJson(next, request)
    // The list's day is New York's, at most one behind ours: for our day or yesterday, 400 means "not yet begun".
    if (answer.outcome === 'refused' && answer.status === 400 && back <= 1) break
    const list = answer.outcome === 'json' ? parseHuggingFacePapers(answer.json) : undefined
    if (!list) {
      const reason = answer.outcome === 'json' ? 'answered JSON that is no list' : answer.reason
      // What earlier pages gave is better than nothing.
      if (papers.length > 0) break
      return { outcome: 'failed', reason: `${date} ${reason}` }
    }
    papers.push(...list.papers)
    dropped += list.dropped
    next = answer.outcome === 'json' ? answer.next : undefined
  }
  if (papers.length === 0 && dropped > 0) {
    return {
      outcome: 'failed',
      reason: `${date} answered ${dropped} entries, none of which could be read`,
    }
  }
  return { outcome: 'read', papers, dropped }
}

/** One day with papers makes an edition; without any, a day is quiet only if every list could be read. */
function combine(days: readonly Day[]): Collected {
  const read = days.filter((day) => day.outcome === 'read')
  const papers = withoutRepeats(read.flatMap((day) => day.papers))
  if (papers.length > 0) {
    return {
      outcome: 'papers',
      papers,
      dropped: read.reduce((sum, day) => sum + day.dropped, 0),
    }
  }
  const reasons = days.flatMap((day) => (day.outcome === 'failed' ? [day.reason] : []))
  return reasons.length > 0
    ? { outcome: 'failed', reason: `Hugging Face: ${reasons.join('; ')}` }
    : { outcome: 'quiet' }
}
