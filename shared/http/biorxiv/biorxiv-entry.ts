import * as z from 'zod/mini'
import { findCodeLink } from '../../paper/code-link.ts'
import { parseDoi } from '../../paper/doi.ts'
import type { Paper } from '../../paper/paper.ts'
import { doiId } from '../../paper/paper-id.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import type { LocalDate } from '../../time/time-zone.ts'
import { authorNames } from '../author-names.ts'
import { cappedTexts } from '../capped-texts.ts'
import { htmlText } from '../html-text.ts'
import { keywordLimits, longestAbstract, longestName, longestTitle } from '../text-limits.ts'
import { isWithdrawnAbstract } from '../withdrawal.ts'

export type PreprintServer = 'biorxiv' | 'medrxiv'

/** A paper, `left-out` if it is a revision or withdrawn, or undefined if the entry is broken. */
export type ReadPreprint = Paper | 'left-out' | undefined

const optionalText = z.catch(z.nullish(z.string()), undefined)
const entrySchema = z.object({
  doi: z.string(),
  title: z.string().check(z.maxLength(longestTitle)),
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** A number in quotes or without. */
  version: z.union([z.string(), z.number()]),
  authors: optionalText,
  author_corresponding_institution: optionalText,
  type: optionalText,
  category: optionalText,
  abstract: optionalText,
})

/**
 * An entry of bioRxiv or medRxiv (https://api.biorxiv.org). A paper is new in its first version only.
 * @param today the day that it is at the server. A later date is broken.
 */
export function readPreprint(json: unknown, server: PreprintServer, today: LocalDate): ReadPreprint {
  const entry = entrySchema.safeParse(json).data
  const doi = parseDoi(entry?.doi ?? '')
  const title = plainText(htmlText(entry?.title ?? ''))
  const version = Number(entry?.version)
  if (!entry || !doi || title === '' || !Number.isInteger(version) || version < 1) return undefined
  const publishedAt = Date.parse(`${entry.date}T00:00:00Z`)
  if (Number.isNaN(publishedAt) || entry.date > today) return undefined
  const abstract = known(entry.abstract).slice(0, longestAbstract)
  if (version > 1 || isWithdrawn(title, known(entry.type), abstract)) return 'left-out'
  const organization = plainText(known(entry.author_corresponding_institution).slice(0, longestName))
  const code = findCodeLink(abstract)
  return {
    id: doiId(doi),
    title,
    abstract: plainText(htmlText(abstract)),
    authors: authorNames(peopleOf(known(entry.authors))),
    links: {
      abstract: `https://www.${server}.org/content/${doi}v${version}`,
      ...(code !== undefined && { code }),
    },
    keywords: cappedTexts([categoryOf(json)], keywordLimits),
    categories: [],
    ...(organization !== '' && { organization }),
    publishedAt,
    signals: {},
  }
}

/** The category of an entry as readers write it, new paper or not; empty if it says none. */
export function categoryOf(json: unknown): string {
  const { category } = z.object({ category: optionalText }).safeParse(json).data ?? {}
  return known(category).slice(0, keywordLimits.longest).replaceAll('_', ' ').trim().toLowerCase()
}

/** The servers write `NA` where they know nothing. */
function known(text: string | null | undefined): string {
  const trimmed = text?.trim() ?? ''
  return /^(?:n\/?a|null|none)$/i.test(trimmed) ? '' : trimmed
}

function isWithdrawn(title: string, type: string, abstract: string): boolean {
  const isNotice = /^(?:withdrawn|retracted|withdrawal|retraction)\b\s*(?:[:.–—-]|article\b|$)/i.test(title)
  return isNotice || /\b(?:withdrawn|retracted)\b/i.test(type) || isWithdrawnAbstract(abstract)
}

/** `Doe, J.; Roe, M.`: in each name the surname comes first, and may have several words. */
function peopleOf(authors: string): string[] {
  return authors.split(';').map((author) => {
    const [surname = '', given = '', ...suffix] = author.split(',').map((part) => part.trim())
    return [given, surname, ...suffix].filter((part) => part !== '').join(' ')
  })
}
