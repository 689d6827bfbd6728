import { parseCategory } from '../../paper/arxiv-category.ts'
import { findCodeLink } from '../../paper/code-link.ts'
import type { Paper } from '../../paper/paper.ts'
import { arxivLinks, isArxivId } from '../../paper/paper-id.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import type { EpochMs } from '../../time/clock.ts'
import { authorNames } from '../author-names.ts'
import { cappedTexts } from '../capped-texts.ts'
import { htmlText } from '../html-text.ts'
import { authorLimits, keywordLimits, longestAbstract, longestTitle } from '../text-limits.ts'
import { isWithdrawnAbstract } from '../withdrawal.ts'
import { parseFeedDate } from './feed-date.ts'
import { feedEntryId } from './feed-entry-id.ts'
import { feedEntryLink } from './feed-entry-link.ts'
import { all, attribute, textOf, texts } from './feed-node.ts'

/** A paper, `left-out` if it is no news or must not be mailed, or undefined if the entry is broken. */
export type ReadFeedEntry = Paper | 'left-out' | undefined

/** An entry's first publication; only where it names none, its last change. */
const dateFields = [
  'published',
  'pubDate',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dc:created',
  'prism:publicationDate',
  'updated',
  'dcterms:modified',
]

/** When an entry was published, as it says; undefined if it does not. */
export function publishedAtOf(entry: unknown): EpochMs | undefined {
  for (const text of texts(entry, ...dateFields)) {
    const at = parseFeedDate(text)
    if (at !== undefined) return at
  }
  return undefined
}

/** In characters: the markup of a longer description is cut, not read. */
const longestDescription = 4 * longestAbstract

/**
 * An entry of a feed, of RSS or Atom.
 * @param base the feed's own address, for links that are not absolute.
 */
export function readFeedEntry(entry: unknown, base: string, publishedAt: EpochMs): ReadFeedEntry {
  const [titled = ''] = texts(entry, 'title', 'dc:title')
  if (titled.length > longestTitle) return undefined
  const title = plainText(htmlText(titled).replace(arxivSuffix, ''))
  if (title === '') return undefined
  const { abstract, people } = described(entry)
  const announced = texts(entry, 'arxiv:announce_type').map((type) => type.trim().toLowerCase())
  const isRevision = announced.some((type) => type.startsWith('replace')) || updatedSuffix.test(titled)
  const isNotice = /^(?:withdrawn|retracted|retraction)\b\s*[:.–—-]/i.test(title)
  const link = feedEntryLink(entry, base)
  if (isRevision || isNotice || isWithdrawnAbstract(abstract) || laterVersion.test(link ?? ''))
    return 'left-out'
  const id = feedEntryId(entry, { link, title, titled, base })
  const terms = cappedTexts(termsOf(entry), keywordLimits, (term) => plainText(htmlText(term)))
  const isCategory = (term: string) => isArxivId(id) && parseCategory(term) !== undefined
  const code = findCodeLink(abstract)
  const doi = id.startsWith('doi:') ? `https://doi.org/${id.slice('doi:'.length)}` : undefined
  const page = link ?? doi
  return {
    id,
    title,
    abstract: abstract === title ? '' : abstract,
    authors: authorNames(authorsOf(entry, people)),
    links: {
      ...(page !== undefined && { abstract: page }),
      ...arxivLinks(id),
      ...(code !== undefined && { code }),
    },
    keywords: [...new Set(terms.filter((term) => !isCategory(term)))],
    categories: [...new Set(terms.filter(isCategory))],
    publishedAt,
    signals: {},
  }
}

/** `(arXiv:2301.12345v2 [cs.LG] UPDATED)` behind the title, as feeds made from arXiv's have it. */
const arxivSuffix = /\s*\(arXiv:[^()]{1,60}\)\s*$/i
/** The page of a preprint's second version, or of a later one. */
const laterVersion = /rxiv\.org\/.*\/10\.\d{4,9}\/[^/?#]+v(?:[2-9]|[1-9]\d{1,2})(?![\d])/i
const updatedSuffix = /\(arXiv:[^()]{1,40}\bUPDATED\)\s*$/

/** What a description says of the work, and the people that some publishers name in it. */
function described(entry: unknown): { readonly abstract: string; readonly people: readonly string[] } {
  const all = texts(entry, 'summary', 'description', 'dc:description', 'dcterms:abstract')
  const [html = ''] = all.length > 0 ? all : texts(entry, 'content:encoded', 'content')
  const text = plainText(htmlText(html.slice(0, longestDescription)).slice(0, longestAbstract))
  // ScienceDirect tells in place of an abstract where it was published, and by whom.
  const [bibliography, people = ''] = /^Publication date: .*?(?:\bAuthor\(s\): (.*))?$/.exec(text) ?? []
  if (bibliography !== undefined) return { abstract: '', people: people === '' ? [] : [people] }
  return {
    abstract: text
      .replace(/^[^.;]{1,80}, Published online: [^;]{4,40}; doi:\s?\S+\s*/, '')
      .replace(/^(?:Abstract|ABSTRACT)[:.]?\s+(?=\p{Lu})/u, '')
      .replace(/\s*The post .{1,300} appeared first on .{1,100}$/, ''),
    people: [],
  }
}

function authorsOf(entry: unknown, described: readonly string[]): readonly string[] {
  const named = [
    ...all(entry, 'author').flatMap((author) => texts(author, 'name')),
    ...texts(entry, 'author', 'dc:creator'),
  ]
  const some = named.length > 0 ? named : [...texts(entry, 'dc:contributor'), ...described]
  return some.slice(0, authorLimits.most)
}

/** Atom has its categories in attributes, RSS as text. */
function termsOf(entry: unknown): readonly string[] {
  const terms = all(entry, 'category').map((category) => attribute(category, 'term') || textOf(category))
  return [...terms, ...texts(entry, 'dc:subject', 'prism:section')].slice(0, 2 * keywordLimits.most)
}
