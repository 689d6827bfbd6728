import type { Paper } from '../paper/paper.ts'
import { type PaperList, withoutRepeats } from '../paper/paper-list.ts'
import { type Clock, dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import type { ArxivAnswer } from './arxiv-answer.ts'
import { readApiEntry } from './arxiv-entry.ts'
import { askArxiv } from './ask-arxiv.ts'
import type { WebService } from './web-service.ts'

/** Papers announced after a weekend were submitted up to this long before. */
export const backfillMs = 4 * dayMs

/** The API allows 2,000 entries a page, but is slow to answer with so many. */
const pageSize = 1_000

/** Enough for four working days of the busiest categories together. */
const mostPages = 3

/** After this time a slow API is asked for no further page, because the edition waits for it. */
const patienceMs = 30 * secondMs

export type Backfill =
  | (PaperList & { readonly outcome: 'read' })
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * The papers that were submitted to some categories in the last four days, by arXiv's API, the newest first.
 * It fails only if the first page does: the papers of earlier pages are better than nothing. Never throws.
 */
export async function readArxivBackfill(
  service: WebService,
  categories: readonly string[],
  clock: Clock,
): Promise<Backfill> {
  const now = clock()
  const papers: Paper[] = []
  let dropped = 0
  for (let page = 0; page < mostPages && (page === 0 || clock() < now + patienceMs); page++) {
    const answer = await askArxiv(addressOf(service, categories, page), service, readApiEntry)
    if (answer.outcome === 'failed') {
      if (page === 0) return answer
      break
    }
    const lately = submittedLately(answer, now)
    papers.push(...lately.papers)
    dropped += lately.dropped
    if (lately.isCovered || answer.entries < pageSize) break
  }
  return { outcome: 'read', papers: withoutRepeats(papers), dropped }
}

function addressOf({ baseUrl }: WebService, categories: readonly string[], page: number): string {
  const query = new URLSearchParams({
    search_query: categories.map((name) => `cat:${name}`).join(' OR '),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    start: String(page * pageSize),
    max_results: String(pageSize),
  })
  return `${baseUrl}/api/query?${query}`
}

/**
 * Papers with a date in the future, or without a date, are broken. Papers from before the backfill are only
 * old.
 */
function submittedLately(
  { papers, dropped }: Extract<ArxivAnswer, { outcome: 'read' }>,
  now: EpochMs,
): PaperList & { readonly isCovered: boolean } {
  const dated = papers.filter(({ publishedAt }) => publishedAt !== undefined && publishedAt <= now)
  const late = dated.filter(({ publishedAt }) => (publishedAt ?? 0) > now - backfillMs)
  return {
    papers: late,
    dropped: dropped + papers.length - dated.length,
    isCovered: late.length < dated.length,
  }
}
