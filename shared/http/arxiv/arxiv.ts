import { type PaperList, withoutRepeats } from '../../paper/source/paper-list.ts'
import type { Collected, PaperSource } from '../../paper/source/paper-source.ts'
import { type Clock, secondMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import { turns } from '../turns.ts'
import { type WebService, type WebServiceOptions, webService } from '../web-service.ts'
import type { ArxivAnswer } from './arxiv-answer.ts'
import { type Backfill, readArxivBackfill } from './arxiv-backfill.ts'
import { dueFeedDay } from './arxiv-calendar.ts'
import { readFeedEntry } from './arxiv-entry.ts'
import { isHoliday, whatIsUnproven } from './arxiv-proof.ts'
import { askArxiv } from './ask-arxiv.ts'

export interface ArxivOptions extends WebServiceOptions {
  /** The categories whose new papers are wanted, such as `cs.LG`; at least one. */
  readonly categories: readonly string[]
  readonly clock: Clock
  readonly feedUrl?: string
  readonly apiUrl?: string
}

/** arXiv asks everybody to send at most one request in 3 s (https://info.arxiv.org/help/api/tou.html). */
const pauseMs = 3 * secondMs

/**
 * The new papers of some arXiv categories: arXiv's Atom feed of the day, together with the papers that were
 * submitted of late, by its API. arXiv has only one feed, that of the present day in New York, which early in
 * the morning may still be yesterday's. Papers that the feed does not have yet, or no longer has because
 * nobody could read it on its day, come from the API. Either of the two is enough if it proves that the last
 * announcement was read (`whatIsUnproven`); otherwise the answer says that papers are missing, or fails. The
 * papers found for an edition's day are kept in memory, so that they are asked for once.
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
      return failed(`"${unknown ?? ''}" is not a category (expected names such as cs.LG)`)
    const now = clock()
    const announced = await readFeed(feed, options.categories)
    const submitted = await readArxivBackfill(api, options.categories, clock)
    const evidence = { feed: announced, api: submitted, now }
    const unproven = whatIsUnproven(options.categories, evidence)
    const { papers, dropped } = together(listOf(announced), listOf(submitted))
    if (unproven !== undefined) {
      if (papers.length === 0) return failed(unproven)
      return { outcome: 'papers', papers, dropped, missing: `arXiv: ${unproven}` }
    }
    // Nobody knows what the entries would have been.
    if (papers.length === 0 && dropped > 0)
      return failed(`${dropped} entries could not be read, and no other is new`)
    const onHoliday = isHoliday(evidence)
    if (papers.length === 0) return { outcome: onHoliday ? 'holiday' : 'quiet' }
    return { outcome: 'papers', papers, dropped, ...(onHoliday && { isHoliday: onHoliday }) }
  }

  let kept: { readonly day: string; readonly answer: Collected } | undefined
  const collectOnce = async (day: LocalDate): Promise<Collected> => {
    const asked = `${day}, announced up to ${dueFeedDay(clock())}`
    if (kept?.day === asked) return kept.answer
    const answer = await collect()
    // What is missing may be there at the next try.
    if (answer.outcome === 'papers' && answer.missing === undefined) kept = { day: asked, answer }
    return answer
  }
  // arXiv allows one connection. A call that comes during another one waits, and usually finds the answer
  // kept.
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
  return askArxiv(`${service.baseUrl}/atom/${categories.join('+')}`, service, readFeedEntry)
}

function listOf(answer: ArxivAnswer | Backfill): PaperList {
  return answer.outcome === 'read' ? answer : { papers: [], dropped: 0 }
}

/**
 * The announced papers, with what only the API knows: the time of submission, the venue (the feed has no
 * comments) and the organisation. Then the papers that the feed lacks.
 */
function together(announced: PaperList, submitted: PaperList): PaperList {
  const byId = new Map(submitted.papers.map((paper) => [paper.id, paper]))
  const dated = announced.papers.map((paper) => {
    const { publishedAt, venue, organization } = byId.get(paper.id) ?? {}
    return {
      ...(venue !== undefined && { venue }),
      ...(organization !== undefined && { organization }),
      ...paper,
      ...(publishedAt !== undefined && { publishedAt }),
    }
  })
  return {
    papers: withoutRepeats([...dated, ...submitted.papers]),
    dropped: announced.dropped + submitted.dropped,
  }
}

function failed(reason: string): Collected {
  return { outcome: 'failed', reason: `arXiv: ${reason}` }
}
