import * as z from 'zod/mini'
import type { Paper } from '../paper/paper.ts'
import { parsePaperId } from '../paper/paper-id.ts'
import { type PaperList, withoutRepeats } from '../paper/paper-list.ts'
import { plainText } from '../paper/plain-text.ts'
import type { ReadEntry } from './arxiv-entry.ts'
import { parseAtom } from './atom.ts'
import type { TextAnswer } from './fetch-text.ts'

/** `entries` counts all entries of the feed, news or not. */
export type ArxivAnswer =
  | (PaperList & { readonly outcome: 'read'; readonly entries: number })
  | { readonly outcome: 'failed'; readonly reason: string }

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
  return readEntries(feed.entries, readEntry)
}

function readEntries(entries: readonly unknown[], readEntry: (json: unknown) => ReadEntry): ArxivAnswer {
  const papers: Paper[] = []
  let dropped = 0
  for (const entry of entries) {
    const paper = readEntry(entry)
    if (paper === undefined) dropped++
    else if (paper !== 'left-out') papers.push(paper)
  }
  if (dropped > 0 && dropped === entries.length)
    return failed(`answered ${dropped} entries that could not be read`)
  return { outcome: 'read', papers: withoutRepeats(papers), dropped, entries: entries.length }
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
