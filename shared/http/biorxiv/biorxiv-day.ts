import * as z from 'zod/mini'
import type { Paper } from '../../paper/paper.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import { fetchJson } from '../fetch-json.ts'
import type { WebService } from '../web-service.ts'
import { categoryOf, type PreprintServer, readPreprint } from './biorxiv-entry.ts'

/** What a server has of a day. */
export interface PreprintDay {
  readonly date: LocalDate
  /** New papers, with their categories. */
  readonly papers: readonly { readonly paper: Paper; readonly category: string }[]
  readonly dropped: number
  /** How many entries it has that are of this day, revisions included. */
  readonly entries: number
  /** The categories of all its entries. */
  readonly categories: ReadonlySet<string>
  /** Why not all of its entries could be read. */
  readonly lost?: string
}

/** A day has some hundred entries, and a page 30 of them or 100. */
export const mostPagesADay = 40
export const mostEntriesADay = 2_000

/** The API writes some numbers in quotes. */
const count = z.catch(z.optional(z.coerce.number().check(z.int(), z.nonnegative())), undefined)
const answerSchema = z.object({
  messages: z.catch(
    z.nullish(z.array(z.object({ status: z.catch(z.string(), ''), total: count }))),
    undefined,
  ),
  collection: z.catch(z.nullish(z.array(z.unknown())), undefined),
})

const dateOf = z.object({ date: z.string() })

interface Page {
  readonly entries: readonly unknown[]
  /** How many entries there are on all pages; undefined if the answer does not say. */
  readonly total: number | undefined
}

/**
 * Asks a server for a day's entries, page after page, until it has as many as the answers say there are. The
 * size of a page is the server's to choose. A day without entries is an answer: whether it may have none is
 * for others to say. Never throws.
 * @param isLate tells that no further page may be asked.
 */
export async function readPreprintDay(
  service: WebService,
  server: PreprintServer,
  date: LocalDate,
  { today, isLate }: { readonly today: LocalDate; readonly isLate: () => boolean },
): Promise<PreprintDay> {
  const entries: unknown[] = []
  const seen = new Set<string>()
  const day = (lost?: string) => dayOf(date, entries, server, today, lost)
  let total: number | undefined
  for (let [cursor, pages] = [0, 0]; ; pages++) {
    if (pages > 0 && isLate()) return day('too slow for a further page')
    if (pages === mostPagesADay) return day(`has more than ${mostPagesADay} pages`)
    const page = await readPage(
      `${service.baseUrl}/details/${server}/${date}/${date}/${cursor}/json`,
      service,
    )
    if (typeof page === 'string') return day(page)
    const before = entries.length
    for (const entry of page.entries) {
      const text = JSON.stringify(entry)
      if (seen.has(text)) continue
      if (entries.length === mostEntriesADay) return day(`has more than ${mostEntriesADay} entries`)
      seen.add(text)
      entries.push(entry)
    }
    cursor += page.entries.length
    total = page.total ?? total
    // A total that is too small is none. The end then shows as a page without entries.
    if (total !== undefined && total < cursor) total = undefined
    if (page.entries.length === 0) return day(total ? `answered ${cursor} of ${total} entries` : undefined)
    if (entries.length === before) return day('answered the same page twice')
    if (cursor === total) return day()
  }
}

async function readPage(address: string, service: WebService): Promise<Page | string> {
  const answer = await fetchJson(address, service)
  if (answer.outcome !== 'json') return answer.reason
  const { messages, collection } = answerSchema.safeParse(answer.json).data ?? {}
  const [message] = messages ?? []
  if (!collection) {
    if (/^no posts found\b/i.test(message?.status ?? '')) return { entries: [], total: undefined }
    const said = plainText((message?.status ?? '').slice(0, 200))
    return said === '' ? 'answered JSON without a list' : `answered "${said}" and no list`
  }
  return { entries: collection, total: message?.total }
}

function dayOf(
  date: LocalDate,
  entries: readonly unknown[],
  server: PreprintServer,
  today: LocalDate,
  lost: string | undefined,
): PreprintDay {
  const papers: { paper: Paper; category: string }[] = []
  let dropped = 0
  for (const json of entries) {
    const paper = readPreprint(json, server, today)
    if (paper === undefined) dropped++
    else if (paper !== 'left-out') papers.push({ paper, category: categoryOf(json) })
  }
  const isBroken = dropped > 0 && dropped === entries.length
  const why = lost ?? (isBroken ? `answered ${dropped} entries that could not be read` : undefined)
  return {
    date,
    papers,
    dropped,
    entries: entries.filter((json) => dateOf.safeParse(json).data?.date === date).length,
    categories: new Set(entries.map(categoryOf)),
    ...(why !== undefined && { lost: why }),
  }
}
