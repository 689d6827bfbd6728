import * as z from 'zod/mini'
import type { Paper, PaperId } from '../../paper/paper.ts'
import { parsePaperId } from '../../paper/paper-id.ts'
import { type PaperList, withoutRepeats } from '../../paper/source/paper-list.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import type { EpochMs } from '../../time/clock.ts'
import { type AtomFeed, elementText, parseAtom } from '../atom.ts'
import type { TextAnswer } from '../fetch-text.ts'
import type { ReadEntry } from './arxiv-entry.ts'

export type ArxivAnswer = ArxivFeed | { readonly outcome: 'failed'; readonly reason: string }

/** A feed that could be read, and what it says of itself. */
export interface ArxivFeed extends PaperList {
  readonly outcome: 'read'
  /** How many entries it has, news or not. */
  readonly entries: number
  /** When it was made; undefined if it does not say. */
  readonly updatedAt: EpochMs | undefined
  /** How many entries a search found in all; undefined if it does not say. */
  readonly total: number | undefined
  /** The `published` of its newest entry, news or not. */
  readonly newestAt: EpochMs | undefined
  /** The `published` of each paper that says it. */
  readonly publishedAt: ReadonlyMap<PaperId, EpochMs>
}

/** Reads arXiv's answer, each entry by `readEntry`. A broken entry costs only itself. */
export function readArxivAnswer(answer: TextAnswer, readEntry: (json: unknown) => ReadEntry): ArxivAnswer {
  if (answer.outcome === 'failed') return failed(answer.reason)
  if (answer.outcome === 'refused') {
    const complaint = complaintOf(parseAtom(answer.text ?? ''))
    return failed(complaint === undefined ? answer.reason : `${answer.reason}: ${complaint}`)
  }
  // arXiv also throttles with a 200: https://info.arxiv.org/help/api/tou.html asks for 3 s between requests.
  if (/^\s*Rate exceeded\b/i.test(answer.text)) return failed('answered "Rate exceeded."')
  if (/^\s*<(?:!doctype html|html)\b/i.test(answer.text)) return failed('answered HTML instead of a feed')
  const feed = parseAtom(answer.text)
  if (feed === 'doctype') return failed('answered with a DOCTYPE, which is refused')
  if (feed === undefined) return failed(`answered ${kind(answer.type)} instead of a feed`)
  const complaint = complaintOf(feed)
  if (complaint !== undefined) return failed(`answered an error: ${complaint}`)
  return readEntries(feed, readEntry)
}

function readEntries(feed: AtomFeed, readEntry: (json: unknown) => ReadEntry): ArxivAnswer {
  const { entries } = feed
  const papers: Paper[] = []
  const publishedAt = new Map<PaperId, EpochMs>()
  let newestAt: EpochMs | undefined
  let dropped = 0
  for (const entry of entries) {
    const at = momentOf(publishedSchema.safeParse(entry).data?.published)
    if (at !== undefined) newestAt = Math.max(newestAt ?? at, at)
    const paper = readEntry(entry)
    if (paper === undefined) dropped++
    else if (paper !== 'left-out') {
      papers.push(paper)
      if (at !== undefined && !publishedAt.has(paper.id)) publishedAt.set(paper.id, at)
    }
  }
  if (dropped > 0 && dropped === entries.length)
    return failed(`answered ${dropped} entries that could not be read`)
  return {
    outcome: 'read',
    papers: withoutRepeats(papers),
    dropped,
    entries: entries.length,
    updatedAt: momentOf(feed.updated),
    total: /^\s*\d+\s*$/.test(feed.totalResults ?? '') ? Number(feed.totalResults) : undefined,
    newestAt,
    publishedAt,
  }
}

const publishedSchema = z.object({ published: elementText })

function momentOf(text: string | undefined): EpochMs | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

const errorEntrySchema = z.object({ id: z.string(), title: z.string(), summary: z.catch(z.string(), '') })

/**
 * The message of a feed that is an error. The title "error" is the feed's own, or that of its only entry,
 * unless the entry is a paper.
 */
function complaintOf(feed: ReturnType<typeof parseAtom>): string | undefined {
  if (feed === undefined || feed === 'doctype') return undefined
  const only = feed.entries.length === 1 ? errorEntrySchema.safeParse(feed.entries[0]).data : undefined
  const entry = only && parsePaperId(only.id) === undefined ? only : undefined
  const isError = /^(?:error|feed error\b.*)$/is.test(feed.title) || /^error$/i.test(entry?.title ?? '')
  if (!isError) return undefined
  return plainText(entry?.summary || feed.title).slice(0, 200)
}

function kind(type: string): string {
  return type === '' || /xml/i.test(type) ? 'something else' : type
}

function failed(reason: string): ArxivAnswer {
  return { outcome: 'failed', reason }
}
