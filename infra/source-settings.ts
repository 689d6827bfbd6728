import * as z from 'zod'
import {
  longestAddresses,
  mostEveryDays,
  mostFeeds,
  type NamedFeed,
  parseFeedAddress,
} from '../shared/http/feed/feed-address.ts'
import { must, setting } from './setting.ts'

// AWS allows 4 KB for all variables of a function (`fitIntoVariables`).
export const mostCategories = 30
export const longestCategories = 500

/** Categories of bioRxiv or medRxiv by their names there, in any case, or `all` alone. */
export const preprintCategories = z
  .array(setting.preprintCategory, { error: must('a list of categories such as ["bioinformatics"]') })
  .refine((names) => names.length <= mostCategories, {
    error: `holds more than ${mostCategories} categories`,
  })
  .refine((names) => names.join(',').length <= longestCategories, {
    error: `holds categories of more than ${longestCategories} characters together`,
  })
  .refine((names) => names.length === 1 || !names.includes('all'), {
    error: 'holds "all" beside other categories',
  })
  .default([])

const everyDays = setting.count(1, mostEveryDays)

/** One feed: its address, or `{"url", "everyDays"}`. */
const feed = z.unknown().transform((given, { addIssue }): NamedFeed => {
  const refused = (message: string, path: string[] = []) => {
    addIssue({ code: 'custom', message, path })
    return z.NEVER
  }
  const {
    url,
    everyDays: days,
    ...others
  } = typeof given === 'string' ? { url: given, everyDays: undefined } : fieldsOf(given)
  if (typeof url !== 'string') return refused('must be an address in quotes, or {"url", "everyDays"}')
  const [other] = Object.keys(others)
  if (other !== undefined) return refused('is not a setting', [other])
  const address = parseFeedAddress(url)
  if (!address.ok) return refused(address.problem)
  if (days === undefined) return { url: address.url }
  const parsed = everyDays.safeParse(days)
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '', ['everyDays'])
  return { url: address.url, everyDays: parsed.data }
})

/** The operator's own feeds. */
export const feedList = z
  // The value may be an address with a key.
  .array(feed, { error: 'must be a list of feeds such as ["https://journal.example/feed.xml"]' })
  .refine((feeds) => feeds.length <= mostFeeds, { error: `holds more than ${mostFeeds} feeds` })
  .refine((feeds) => new Set(feeds.map(({ url }) => url)).size === feeds.length, {
    error: 'holds the same feed twice',
  })
  .refine((feeds) => feeds.reduce((sum, { url }) => sum + url.length, 0) <= longestAddresses, {
    error: `holds addresses of more than ${longestAddresses} characters together`,
  })
  .default([])

/** Of AWS's 4 KB, names of variables, of queues and of the table take 1.5 KB at most. */
export const mostVariableBytes = 2_500

interface Variables {
  readonly arxivCategories: readonly string[]
  readonly biorxiv: readonly string[]
  readonly medrxiv: readonly string[]
  readonly feeds: readonly NamedFeed[]
}

/** Do the sources and the contact fit into the variables of the function that asks the sources? */
export function fitIntoVariables(papers: Variables, contact: string): boolean {
  const { arxivCategories, biorxiv, medrxiv, feeds } = papers
  const lists = [arxivCategories, biorxiv, medrxiv].map((names) => names.join(','))
  const bytes = Buffer.byteLength([...lists, JSON.stringify(feeds), contact].join(''))
  return bytes <= mostVariableBytes
}

function fieldsOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Readonly<Record<string, unknown>>)
    : {}
}
