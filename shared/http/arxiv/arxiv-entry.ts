import * as z from 'zod/mini'
import { findCodeLink } from '../../paper/code-link.ts'
import type { Paper } from '../../paper/paper.ts'
import { arxivLinks, parsePaperId } from '../../paper/paper-id.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import { venueOfComment, venueOfReference } from '../../paper/venue/read-venue.ts'
import { elementText as text } from '../atom.ts'
import { authorNames } from '../author-names.ts'
import { cappedTexts } from '../capped-texts.ts'
import { creatorNames } from '../creators.ts'
import { keywordLimits, longestAbstract, longestTitle } from '../text-limits.ts'
import { isWithdrawalNotice, isWithdrawnAbstract } from '../withdrawal.ts'
import { organizationIn, organizationOf } from './affiliations.ts'

/** A paper, `left-out` if it is not new or must not be mailed, or undefined if the entry is broken. */
export type ReadEntry = Paper | 'left-out' | undefined

const optionalText = z.catch(z.nullish(text), undefined)
const term = z.object({ '@_term': z.string() })
const list = z.catch(z.nullish(z.array(z.unknown())), undefined)

const entrySchema = z.object({
  id: text,
  title: z.pipe(text, z.string().check(z.maxLength(longestTitle))),
  summary: text,
  category: list,
  comment: optionalText,
  // The API's name for it, and the feed's.
  journal_ref: optionalText,
  journal_reference: optionalText,
})
const feedEntrySchema = z.extend(entrySchema, { announce_type: optionalText, creator: list })
const apiEntrySchema = z.extend(entrySchema, {
  published: optionalText,
  primary_category: z.catch(z.nullish(term), undefined),
  author: list,
})
type Entry = z.infer<typeof entrySchema>

/** `arXiv:2508.13426v1 Announce Type: new \nAbstract: …` */
const prefix = /^\s*arXiv:\S+\s+Announce Type:\s*([\w-]+)\s+(?:Abstract:\s*)?/i

/**
 * An entry of arXiv's daily feed (https://info.arxiv.org/help/rss.html). Only papers that are announced for
 * the first time, or for the first time in a category, are news. The feed's `published` is the midnight of
 * the announcement, not the time of submission.
 */
export function readFeedEntry(json: unknown): ReadEntry {
  const entry = feedEntrySchema.safeParse(json).data
  if (!entry) return undefined
  const [, announced = ''] = prefix.exec(entry.summary) ?? []
  const type = (entry.announce_type ?? announced).trim().toLowerCase()
  if (/^replace(?:-cross)?$/.test(type)) return 'left-out'
  if (type !== 'new' && type !== 'cross') return undefined
  const creators = (entry.creator ?? []).map((creator) => text.safeParse(creator).data ?? '')
  const paper = paperOf(
    { ...entry, summary: entry.summary.replace(prefix, '') },
    creators.flatMap(creatorNames),
    terms(entry),
  )
  return withOrganization(paper, organizationIn(creators))
}

/**
 * An entry of arXiv's API (https://info.arxiv.org/help/api/user-manual.html); `published` is the first
 * submission.
 */
export function readApiEntry(json: unknown): ReadEntry {
  const entry = apiEntrySchema.safeParse(json).data
  if (!entry) return undefined
  const nameSchema = z.object({ name: text })
  const authors = (entry.author ?? []).map((author) => nameSchema.safeParse(author).data?.name ?? '')
  const organization = organizationOf(entry.author ?? [])
  const primary = entry.primary_category?.['@_term']
  const paper = paperOf(entry, authors, primary === undefined ? terms(entry) : [primary, ...terms(entry)])
  const publishedAt = Date.parse(entry.published ?? '')
  const read = withOrganization(paper, organization)
  return typeof read === 'object' && !Number.isNaN(publishedAt) ? { ...read, publishedAt } : read
}

function withOrganization(read: ReadEntry, organization: string | undefined): ReadEntry {
  return typeof read === 'object' && organization !== undefined ? { ...read, organization } : read
}

function paperOf(entry: Entry, authors: readonly string[], categories: readonly string[]): ReadEntry {
  const id = parsePaperId(entry.id)
  const title = plainText(entry.title)
  if (!id || title === '') return undefined
  const comment = entry.comment?.slice(0, longestAbstract) ?? ''
  const summary = entry.summary.slice(0, longestAbstract)
  if (isWithdrawalNotice(comment) || isWithdrawnAbstract(summary)) return 'left-out'
  const code = findCodeLink(comment, summary)
  const venue = venueOf(entry, comment)
  return {
    id,
    title,
    abstract: plainText(summary),
    authors: authorNames(authors),
    links: { ...arxivLinks(id), ...(code !== undefined && { code }) },
    keywords: [],
    categories: [...new Set(cappedTexts(categories, keywordLimits))],
    ...(venue !== undefined && { venue }),
    signals: {},
  }
}

/** A reference is there only once a paper is published. A comment is the authors' word. */
function venueOf({ journal_ref, journal_reference }: Entry, comment: string): string | undefined {
  const reference = plainText((journal_ref ?? journal_reference ?? '').slice(0, longestAbstract))
  return venueOfReference(reference) ?? venueOfComment(plainText(comment))
}

function terms({ category }: Entry): string[] {
  return (category ?? []).map((one) => term.safeParse(one).data?.['@_term'] ?? '')
}
