import type { Paper } from '../paper/paper.ts'
import { type PaperList, withoutRepeats } from '../paper/paper-list.ts'
import { type Clock, dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import type { ArxivAnswer } from './arxiv-answer.ts'
import { readApiEntry } from './arxiv-entry.ts'
import { askArxiv } from './ask-arxiv.ts'
import type { WebService } from './web-service.ts'

/** What was announced after a weekend was submitted up to this long before. */
export const backfillMs = 4 * dayMs

/** The API allows 2,000 a page, but takes its time for them. */
const pageSize = 1_000

/** Four working days of the busiest categories together. */
const mostPages = 3

/** A slow API is asked for no further page after this: the edition waits for it. */
const patienceMs = 30 * secondMs

export type Backfill =
  | (PaperList & { readonly outcome: 'read' })
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * What arXiv's API knows to be submitted to some categories in the last four days, the newest first. It fails only if
 * its first page does: what earlier pages gave is better than nothing.
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

/** Papers that the API gave a date ahead, or none, are broken; those from before the backfill are only old. */
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
