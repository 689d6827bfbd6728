import type { Paper } from '../../paper/paper.ts'
import { withoutRepeats } from '../../paper/source/paper-list.ts'
import { dayMs, type EpochMs } from '../../time/clock.ts'
import { fetchText } from '../fetch-text.ts'
import { type WebServiceOptions, webService } from '../web-service.ts'
import { feedLabel, type NamedFeed, parseFeedAddress } from './feed-address.ts'
import { feedText } from './feed-encoding.ts'
import { publishedAtOf, readFeedEntry } from './feed-entry.ts'
import { attribute } from './feed-node.ts'
import { answerAgeMs, toldPauseMs, whatIsUnproven } from './feed-proof.ts'
import { type ParsedFeed, parseFeed } from './parse-feed.ts'
import { type AddressesOf, whyNotPublic } from './public-host.ts'

/** What one feed gave. */
export interface FeedAnswer {
  readonly papers: readonly Paper[]
  readonly dropped: number
  /** Why papers may be missing, with the feed's name. */
  readonly missing?: string
  /** No further try today would change that. */
  readonly isLasting?: true
}

/** The editions of these days are remembered, so that none of their papers is new again. */
export const newsMs = 8 * dayMs
/** A clock that is wrong, or a zone that is missing, makes a moment of tomorrow. Anything later is a mistake. */
const aheadMs = dayMs
/** The caps of one feed. */
export const feedLimits = { timeoutMs: 15_000, maxBytes: 8_000_000 }
export const mostNews = 500

const accept =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1'

/** Reads the news of a feed. A broken entry costs only itself. Never throws: a failure is an answer. */
export async function readNamedFeed(
  { url, everyDays }: NamedFeed,
  options: WebServiceOptions & { readonly addressesOf: AddressesOf },
  now: EpochMs,
): Promise<FeedAnswer> {
  const address = parseFeedAddress(url)
  if (!address.ok) return unread(`a feed ${address.problem}`)
  const named = (why: string) => `${feedLabel(address.url)} ${why}`
  const { origin, hostname } = new URL(address.url)
  const service = webService({ ...feedLimits, ...options }, origin)
  const inner = await withinTime(whyNotPublic(hostname, options.addressesOf), service.timeoutMs)
  if (inner !== undefined) return unread(named(inner))
  const headers = { 'cache-control': 'no-cache' }
  const answer = await fetchText(address.url, service, { accept, headers, decode: feedText })
  if (answer.outcome !== 'text') return unread(named(answer.reason))
  const feed = parseFeed(answer.text)
  if (feed === 'doctype') return unread(named('answered with a DOCTYPE, which is refused'))
  if (feed === 'too-much') return unread(named('answered more markup than a feed may have'))
  if (feed === undefined) return unread(named(`answered ${kind(answer.type)} instead of a feed`))
  if (feed.entries.length === 0) return unread(named('answered no entries'))
  const { published, ...news } = newsOf(feed, address.url, now)
  const told = everyDays === undefined ? toldPauseMs(feed.head) : everyDays * dayMs
  const evidence = { published, ageMs: answerAgeMs(answer.headers, now), toldMs: told, now }
  const { papers, dropped, cut } = news
  const unproven = cut === undefined ? whatIsUnproven(evidence) : { why: cut, isLasting: true }
  if (!unproven) return { papers, dropped }
  return { papers, dropped, missing: named(unproven.why), ...(unproven.isLasting && { isLasting: true }) }
}

interface News {
  readonly papers: readonly Paper[]
  readonly dropped: number
  /** Why not all news could be taken. */
  readonly cut?: string
  /** The moments of all entries, the newest first. */
  readonly published: readonly EpochMs[]
}

function newsOf({ head, entries }: ParsedFeed, url: string, now: EpochMs): News {
  const dated = entries.map((entry) => ({ entry, at: publishedAtOf(entry) }))
  const sound = dated
    .flatMap(({ entry, at }) =>
      at !== undefined && at <= now + aheadMs ? [{ entry, at: Math.min(at, now) }] : [],
    )
    .sort((a, b) => b.at - a.at)
  const fresh = sound.filter(({ at }) => at > now - newsMs)
  const base = baseOf(head, url)
  const papers: Paper[] = []
  let dropped = dated.length - sound.length
  for (const { entry, at } of fresh.slice(0, mostNews)) {
    const paper = readFeedEntry(entry, base, at)
    if (paper === undefined) dropped++
    else if (paper !== 'left-out') papers.push(paper)
  }
  return {
    papers: withoutRepeats(papers),
    dropped,
    published: sound.map(({ at }) => at),
    ...(fresh.length > mostNews && { cut: `has more than ${mostNews} new entries` }),
  }
}

/** Where a feed's links begin (XML Base), if it may say so. */
function baseOf(head: ParsedFeed['head'], url: string): string {
  const own = attribute(head, 'xml:base')
  const base = URL.canParse(own, url) ? new URL(own, url) : new URL(url)
  return /^https?:$/.test(base.protocol) ? base.href : url
}

function kind(type: string): string {
  return type === '' || /xml/i.test(type) ? 'something else' : type
}

function unread(missing: string): FeedAnswer {
  return { papers: [], dropped: 0, missing }
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done('could not be reached in time'), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
