import * as z from 'zod'
import { parseCategory } from '../../../shared/paper/arxiv-category.ts'
import type { Paper, PaperId, PaperLinks } from '../../../shared/paper/paper.ts'
import { arxivLinks, parsePaperId, titleId } from '../../../shared/paper/paper-id.ts'
import { type PaperList, withoutRepeats } from '../../../shared/paper/source/paper-list.ts'
import { plainText } from '../../../shared/paper/text/plain-text.ts'
import { webLink } from '../../../shared/paper/web-link.ts'

const readable = z.string().refine((text) => plainText(text) !== '')

/** An entry that a person writes by hand. Unknown fields are ignored, and null counts as absent. */
const entrySchema = z.object({
  title: readable,
  abstract: readable,
  rank: z.number().int().positive().nullish(),
  id: z
    .string()
    .refine((id) => parsePaperId(id) !== undefined)
    .nullish(),
  authors: z.array(z.string()).nullish(),
  upvotes: z.number().int().nonnegative().nullish(),
  url: z
    .string()
    .refine((url) => webLink(url) !== undefined)
    .nullish(),
  categories: z.array(z.string().refine(isCategory)).nullish(),
  venue: readable.nullish(),
  organization: readable.nullish(),
})
type Entry = z.infer<typeof entrySchema>

const allowed: Readonly<Record<keyof Entry, string>> = {
  title: 'a text',
  abstract: 'a text',
  rank: 'a whole number from 1',
  id: 'an arXiv id such as 2106.09685',
  authors: 'a list of names',
  upvotes: 'a whole number from 0',
  url: 'an http or https address',
  categories: 'a list of arXiv categories such as cs.LG',
  venue: 'a text such as CVPR 2026',
  organization: 'a text',
}

/**
 * Reads a list of `{title, abstract, rank?, id?, authors?, upvotes?, url?, categories?, venue?, organization?}`.
 * Its author can correct it, so the first wrong entry is a problem. The problem says its place, the bad value
 * and what is allowed.
 */
export function readPlainPapers(list: readonly unknown[]): PaperList | { readonly problem: string } {
  const papers: Paper[] = []
  for (const [index, json] of list.entries()) {
    const parsed = entrySchema.safeParse(json)
    if (!parsed.success)
      return { problem: `entry ${index + 1} ${complaint(json, parsed.error.issues[0]?.path[0])}` }
    papers.push(toPaper(parsed.data))
  }
  return { papers: withoutRepeats(papers), dropped: 0 }
}

function complaint(json: unknown, field: PropertyKey | undefined): string {
  if (typeof field !== 'string' || !(field in allowed)) return `is ${shown(json)}, not an object with a title`
  const value = (json as Record<string, unknown>)[field]
  const isBlank = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  if (isBlank && (field === 'title' || field === 'abstract')) return `has no ${field}`
  return `has ${shown(value)} as ${field}, which must be ${allowed[field as keyof Entry]}`
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function toPaper(entry: Entry): Paper {
  const title = plainText(entry.title)
  // A URL on arXiv names the paper as well as an id does.
  const id = parsePaperId(entry.id ?? entry.url ?? '') ?? titleId(title)
  return {
    id,
    title,
    abstract: plainText(entry.abstract),
    authors: (entry.authors ?? []).map(plainText).filter((name) => name !== ''),
    links: links(id, entry.url),
    keywords: [],
    categories: [...new Set(entry.categories ?? [])],
    ...(entry.venue && { venue: plainText(entry.venue) }),
    ...(entry.organization && { organization: plainText(entry.organization) }),
    signals: typeof entry.upvotes === 'number' ? { upvotes: entry.upvotes } : {},
    ...(typeof entry.rank === 'number' && { rank: entry.rank }),
  }
}

/** False for a whole archive, which is a topic but never a paper's category. */
function isCategory(text: string): boolean {
  return parseCategory(text)?.endsWith('.') === false
}

function links(id: PaperId, url: string | null | undefined): PaperLinks {
  const given = webLink(url ?? '')
  const known = arxivLinks(id)
  return given && !parsePaperId(given) ? { ...known, abstract: given } : known
}
