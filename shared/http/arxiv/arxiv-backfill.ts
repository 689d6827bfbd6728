import { parseCategory } from '../../paper/arxiv-category.ts'
import type { Paper } from '../../paper/paper.ts'
import { type PaperList, withoutRepeats } from '../../paper/source/paper-list.ts'
import { type Clock, dayMs, type EpochMs, secondMs } from '../../time/clock.ts'
import type { WebService } from '../web-service.ts'
import type { ArxivAnswer, ArxivFeed } from './arxiv-answer.ts'
import { announcedBefore, announcedUpTo, dueFeedDay, submittedAfter } from './arxiv-calendar.ts'
import { readApiEntry } from './arxiv-entry.ts'
import { askArxiv } from './ask-arxiv.ts'

/**
 * The backfill reaches back over the papers of three announcements, because a paper is news on three list
 * days. Weekends and holidays make that longer.
 */
export const leastBackfillMs = 4 * dayMs

/** The editions of these days are remembered, so that none of their papers is new again. */
export const mostBackfillMs = 8 * dayMs

/** The API allows 2,000 entries a page, but is slow to answer with so many. */
const pageSize = 1_000

/** Enough for three announcements of the busiest categories together. */
const mostPages = 3

/** After this time a slow API is asked for no further page, because the edition waits for it. */
const patienceMs = 30 * secondMs

export type Backfill =
  | (PaperList & {
      readonly outcome: 'read'
      /** The papers that were submitted after this moment are all there. */
      readonly readSince: EpochMs
      /** Why not all papers of the backfill could be read. */
      readonly cut?: string
    })
  | { readonly outcome: 'failed'; readonly reason: string }

/** Since when the papers of the last three announcements were submitted, within the limits above. */
export function backfillSince(now: EpochMs): EpochMs {
  const third = announcedBefore(announcedBefore(announcedUpTo(dueFeedDay(now))))
  return Math.max(now - mostBackfillMs, Math.min(now - leastBackfillMs, submittedAfter(third)))
}

/**
 * The papers that were submitted to some categories of late, by arXiv's API, the newest first. It fails only
 * if the first page does: the papers of earlier pages are better than nothing. Never throws.
 */
export async function readArxivBackfill(
  service: WebService,
  categories: readonly string[],
  clock: Clock,
): Promise<Backfill> {
  const now = clock()
  const since = backfillSince(now)
  const papers: Paper[] = []
  let dropped = 0
  let start = 0
  const partly = (cut: string): Backfill => {
    const readSince = Math.min(...papers.map(({ publishedAt = now }) => publishedAt))
    return { outcome: 'read', papers: withoutRepeats(papers), dropped, readSince, cut }
  }
  for (let page = 0; page < mostPages; page++) {
    if (page > 0 && clock() >= now + patienceMs) return partly('too slow for a further page')
    const answer = sound(await askArxiv(addressOf(service, categories, start), service, readApiEntry), start)
    if (answer.outcome === 'failed') return page === 0 ? answer : partly(answer.reason)
    const lately = submittedLately(answer, since, now)
    papers.push(...lately.papers)
    dropped += lately.dropped
    start += answer.entries
    if (lately.isCovered || start >= (answer.total ?? (answer.entries < pageSize ? start : Infinity)))
      return { outcome: 'read', papers: withoutRepeats(papers), dropped, readSince: since }
  }
  return partly(`more than ${mostPages} pages`)
}

/**
 * An answer without entries is never "no papers": the search has no limit of time, so that it finds all papers
 * of a category there ever were. arXiv's API is known to give a total and no entry, or nothing at all.
 */
function sound(answer: ArxivAnswer, start: number): ArxivAnswer {
  if (answer.outcome === 'failed' || answer.entries > 0) return answer
  const { total } = answer
  if (start > 0 && total !== undefined && total > 0 && total <= start) return answer
  const found = total === undefined ? 'no total' : `a total of ${total}`
  return { outcome: 'failed', reason: `answered ${found} and no entry` }
}

function addressOf({ baseUrl }: WebService, categories: readonly string[], start: number): string {
  const query = new URLSearchParams({
    search_query: categories.map((name) => `cat:${isArchive(name) ? `${name}.*` : name}`).join(' OR '),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    start: String(start),
    max_results: String(pageSize),
  })
  return `${baseUrl}/api/query?${query}`
}

/** Does a name stand for several classes? The API knows papers by their classes only. */
function isArchive(name: string): boolean {
  return parseCategory(`${name}.*`)?.endsWith('.') ?? false
}

/**
 * Papers with a date in the future, or without a date, are broken. Papers from before the backfill are only
 * old.
 */
function submittedLately(
  { papers, dropped }: ArxivFeed,
  since: EpochMs,
  now: EpochMs,
): PaperList & { readonly isCovered: boolean } {
  const dated = papers.filter(({ publishedAt }) => publishedAt !== undefined && publishedAt <= now)
  const late = dated.filter(({ publishedAt }) => (publishedAt ?? 0) > since)
  return {
    papers: late,
    dropped: dropped + papers.length - dated.length,
    isCovered: late.length < dated.length,
  }
}
