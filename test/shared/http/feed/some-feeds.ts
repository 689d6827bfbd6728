import { feedsSource } from '../../../../shared/http/feed/feeds.ts'

/** A Wednesday. */
export const now = Date.parse('2026-11-18T06:00:00Z')

export const hoursAgo = (hours: number): string => new Date(now - hours * 3_600_000).toISOString()
export const daysAgo = (days: number): string => hoursAgo(24 * days)

export const theWeb = async (): Promise<readonly string[]> => ['93.184.216.34']

/** What each feed answers, by its host. A text is the body of a good answer. */
export type Answers = Readonly<Record<string, string | (() => Response | Promise<Response>)>>

export function aFeedFetch(answers: Answers): typeof globalThis.fetch {
  return async (address) => {
    const answer = answers[new URL(String(address)).host] ?? ''
    if (typeof answer === 'function') return answer()
    return new Response(answer, { headers: { 'content-type': 'application/rss+xml' } })
  }
}

/** Collects from feeds by their hosts. */
export function collectFeeds(
  answers: Answers,
  { everyDays, maxBytes }: { everyDays?: number; maxBytes?: number } = {},
) {
  const feeds = Object.keys(answers).map((host) => ({
    url: `https://${host}/feed`,
    ...(everyDays !== undefined && { everyDays }),
  }))
  const source = feedsSource({
    fetch: aFeedFetch(answers),
    contact: 'test',
    feeds,
    clock: () => now,
    addressesOf: theWeb,
    wait: async () => undefined,
    ...(maxBytes !== undefined && { maxBytes }),
  })
  return source.collect('2026-11-18')
}

export const isUnread = (collected: Awaited<ReturnType<typeof collectFeeds>>): boolean =>
  collected.outcome === 'failed' || (collected.outcome === 'papers' && collected.missing !== undefined)
