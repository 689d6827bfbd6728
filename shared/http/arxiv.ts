import type { Collected, PaperSource } from '../paper/paper-source.ts'
import { type Clock, dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import { type LocalDate, localDate, type TimeZone } from '../time/time-zone.ts'
import { type ArxivAnswer, readArxivAnswer } from './arxiv-answer.ts'
import { isWithoutAnnouncement } from './arxiv-calendar.ts'
import { readApiEntry, readFeedEntry } from './arxiv-entry.ts'
import { fetchText } from './fetch-text.ts'
import { turns } from './turns.ts'
import { type WebService, type WebServiceOptions, webService } from './web-service.ts'

export interface ArxivOptions extends WebServiceOptions {
  /** Whose new papers are wanted, such as `cs.LG`; at least one. */
  readonly categories: readonly string[]
  readonly clock: Clock
  readonly feedUrl?: string
  readonly apiUrl?: string
}

const newYork = 'America/New_York' as TimeZone

/** What arXiv asks of everybody: one request in 3 s in all (https://info.arxiv.org/help/api/tou.html). */
const pauseMs = 3 * secondMs

/** A page of the API. It allows 2,000, but takes its time for them; a busy category has about 300 papers a day. */
const pageSize = 1_000

/** What was announced after a weekend was submitted up to this long before. */
const backfillMs = 4 * dayMs

/**
 * What arXiv announced in some categories: its Atom feed of the day, or, where that fails or is empty on a working
 * day, what its API knows to be submitted lately. arXiv has one feed, that of New York's present day: the edition's day
 * only decides what is asked twice. Papers of a day are kept in memory, so that they are asked for once.
 */
export function arxivSource(options: ArxivOptions): PaperSource {
  const { clock, feedUrl = 'https://rss.arxiv.org', apiUrl = 'https://export.arxiv.org' } = options
  // A feed of 2,000 entries is about 5 MB.
  const limits = { timeoutMs: 20_000, maxBytes: 20_000_000, ...options }
  const plain = webService(limits, feedUrl)
  const feed = { ...plain, turn: turns(pauseMs, clock, plain.wait) }
  const api = { ...feed, baseUrl: apiUrl }

  const collect = async (): Promise<Collected> => {
    const unknown = options.categories.find((name) => !/^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/.test(name))
    if (unknown !== undefined || options.categories.length === 0)
      return failed(`"${unknown ?? ''}" is no category (expected names such as cs.LG)`)
    const announced = await readFeed(feed, options.categories)
    if (announced.outcome === 'read' && announced.entries > 0) return collected(announced)
    const today = localDate(clock(), newYork)
    if (announced.outcome === 'read' && isWithoutAnnouncement(today)) return { outcome: 'holiday' }
    const why = announced.outcome === 'failed' ? announced.reason : 'empty on a working day'
    const submitted = await readApi(api, options.categories)
    if (submitted.outcome === 'failed') return failed(`feed: ${why}; API: ${submitted.reason}`)
    return collected(submittedLately(submitted, clock()))
  }

  let kept: { readonly day: LocalDate; readonly answer: Collected } | undefined
  const collectOnce = async (day: LocalDate): Promise<Collected> => {
    if (kept?.day === day) return kept.answer
    const answer = await collect()
    if (answer.outcome === 'papers') kept = { day, answer }
    return answer
  }
  // arXiv allows one connection: whoever comes while it is asked waits, and mostly finds the answer kept.
  let queue: Promise<unknown> = Promise.resolve()
  return {
    name: 'arxiv',
    repeats: false,
    collect: (day) => {
      const answer = queue.then(() => collectOnce(day))
      queue = answer.catch(() => undefined)
      return answer
    },
  }
}

async function readFeed(service: WebService, categories: readonly string[]): Promise<ArxivAnswer> {
  const address = `${service.baseUrl}/atom/${categories.join('+')}`
  return readArxivAnswer(await fetchText(address, service, { accept: atom }), readFeedEntry)
}

async function readApi(service: WebService, categories: readonly string[]): Promise<ArxivAnswer> {
  const query = new URLSearchParams({
    search_query: categories.map((name) => `cat:${name}`).join(' OR '),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    start: '0',
    max_results: String(pageSize),
  })
  const address = `${service.baseUrl}/api/query?${query}`
  return readArxivAnswer(await fetchText(address, service, { accept: atom }), readApiEntry)
}

/** Papers that the API gave a date ahead, or none, are broken; those from before the backfill are only old. */
function submittedLately(answer: Extract<ArxivAnswer, { outcome: 'read' }>, now: EpochMs): typeof answer {
  const dated = answer.papers.filter(({ publishedAt }) => publishedAt !== undefined && publishedAt <= now)
  return {
    ...answer,
    papers: dated.filter(({ publishedAt }) => (publishedAt ?? 0) > now - backfillMs),
    dropped: answer.dropped + answer.papers.length - dated.length,
  }
}

/** Since September 2026, arXiv answers 406 to anything else. */
const atom = 'application/atom+xml'

function collected({ papers, dropped }: Extract<ArxivAnswer, { outcome: 'read' }>): Collected {
  return papers.length > 0 ? { outcome: 'papers', papers, dropped } : { outcome: 'quiet' }
}

function failed(reason: string): Collected {
  return { outcome: 'failed', reason: `arXiv: ${reason}` }
}
